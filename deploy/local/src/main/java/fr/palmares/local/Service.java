package fr.palmares.local;

import fr.palmares.backends.Home;
import fr.palmares.backends.NativePart;
import fr.palmares.backends.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the five services, as a process of its own in the local profile. */
final class Service extends NativePart {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final ServiceName service;
    private final Addresses addresses;
    private final Path jar;

    Service(Home home, Path sources, Addresses addresses, ServiceName service) {
        super(service.process(), home, addresses.service(service));
        this.service = service;
        this.addresses = addresses;
        this.jar = sources.resolve(service.process()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    ServiceName service() {
        return service;
    }

    @Override
    protected void prepare() throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is not there: the build has not made it");
        }
    }

    @Override
    protected List<String> command() {
        var command = new ArrayList<>(List.of(
                java(),
                "-Xms32m",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive", // written at the first orderly end, made again after a build
                "-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"),
                "-Xlog:disable",
                "-XX:+ExitOnOutOfMemoryError",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    @Override
    public boolean ready() {
        try {
            var request = HttpRequest.newBuilder(URI.create(addresses.url(service) + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    protected Duration patience() {
        return Duration.ofMinutes(3);
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("quarkus.profile", "local");
        settings.put("quarkus.http.host", "localhost");
        settings.put("quarkus.shutdown.timeout", "1S"); // nobody but the supervisor calls when it stops us
        // two seconds for each topic, one after the other; the inbox knows a fact that is told again
        settings.put("mp.messaging.connector.smallrye-kafka.graceful-shutdown", "false");
        settings.put("quarkus.http.port", "" + port());
        settings.put(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://localhost:" + addresses.postgres() + "/" + service.id());
        settings.put("quarkus.datasource.username", service.id() + "_app");
        settings.put("quarkus.datasource.password", service.id() + "_app");
        settings.put("quarkus.flyway.username", service.id() + "_owner");
        settings.put("quarkus.flyway.password", service.id() + "_owner");
        settings.put("kafka.bootstrap.servers", "localhost:" + addresses.kafka());
        settings.put("quarkus.oidc.auth-server-url", "http://localhost:" + addresses.keycloak() + "/realms/palmares");
        settings.put("palmares.clock.file", home.root().resolve("clock").toString());
        settings.putAll(ownSettings());
        return settings;
    }

    private Map<String, String> ownSettings() {
        return switch (service) {
            case ACCOUNT ->
                Map.of(
                        "quarkus.mailer.host",
                        "localhost",
                        "quarkus.mailer.port",
                        "" + addresses.smtp(),
                        "palmares.account.front-url",
                        addresses.page(""));
            case NOTIFICATION ->
                Map.of(
                        "quarkus.mailer.host",
                        "localhost",
                        "quarkus.mailer.port",
                        "" + addresses.smtp(),
                        "palmares.notification.front-url",
                        addresses.page(""));
            case DOCUMENTS ->
                Map.of(
                        "palmares.s3.endpoint", "http://localhost:" + addresses.s3(),
                        "palmares.s3.access-key", ObjectStore.ACCESS_KEY,
                        "palmares.s3.secret-key", ObjectStore.SECRET_KEY);
            case REGISTRATION, GRADING -> Map.of();
        };
    }
}
