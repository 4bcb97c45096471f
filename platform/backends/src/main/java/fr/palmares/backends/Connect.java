package fr.palmares.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Kafka Connect with Debezium: it reads the outbox of each database from its write-ahead log and publishes it. */
public final class Connect extends NativePart {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String bootstrapServers;

    public Connect(Home home, int port, String bootstrapServers) {
        super("connect", home, port);
        this.bootstrapServers = bootstrapServers;
    }

    public String address() {
        return "http://localhost:" + port();
    }

    /** Publishes the outbox of a service's database from now on; doing it again changes nothing. */
    public void publishOutboxOf(String service, Postgres postgres) {
        publishOutbox(service, postgres.port());
    }

    /** The same for a database of this machine that somebody else started. */
    public void publishOutbox(String service, int databasePort) {
        var connector = "palmares-" + service;
        var answer = ask("PUT", "/connectors/" + connector + "/config", configuration(service, databasePort));
        if (answer.statusCode() >= 300) {
            throw new PartFailed("connect refused the connector " + connector + ": " + answer.body());
        }
        var deadline = Instant.now().plus(patience());
        while (!running(connector)) {
            if (Instant.now().isAfter(deadline)) {
                throw new PartFailed("the connector " + connector + " does not run: "
                        + ask("GET", "/connectors/" + connector + "/status", "").body() + lastLogLines());
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    /** True when the connector and its task run. */
    public boolean running(String connector) {
        try {
            var answer = ask("GET", "/connectors/" + connector + "/status", "");
            var status = answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.missingNode();
            return status.at("/connector/state").asText().equals("RUNNING")
                    && status.at("/tasks/0/state").asText().equals("RUNNING");
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    protected void prepare() throws IOException {
        var configuration = Files.createDirectories(home.configuration(name()));
        Kafka.copyLoggingTo(configuration);
        Files.writeString(configuration.resolve("connect.properties"), """
                bootstrap.servers=%s
                listeners=http://localhost:%d
                group.id=palmares-connect
                config.storage.topic=palmares.connect.configs
                offset.storage.topic=palmares.connect.offsets
                status.storage.topic=palmares.connect.status
                config.storage.replication.factor=1
                offset.storage.replication.factor=1
                status.storage.replication.factor=1
                offset.storage.partitions=1
                status.storage.partitions=1
                offset.flush.interval.ms=5000
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.storage.StringConverter
                plugin.discovery=service_load
                """.formatted(bootstrapServers, port()));
    }

    @Override
    protected List<String> command() {
        var configuration = home.configuration(name());
        var command = new ArrayList<>(List.of(java(), "-Xms64m", home.lasting() ? "-Xmx320m" : "-Xmx256m"));
        command.addAll(Machine.options(name(), home.lasting()));
        command.addAll(List.of(
                "-Dlog4j2.configurationFile=" + configuration.resolve("log4j2.properties"),
                "-cp",
                Cache.classPath("connect"),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                configuration.resolve("connect.properties").toString()));
        return command;
    }

    @Override
    public boolean ready() {
        return Ports.answers(port()) && Http.status(address() + "/connectors") == 200;
    }

    private static String configuration(String service, int databasePort) {
        try (var template = Connect.class.getResourceAsStream("outbox-connector.json")) {
            var text = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@host@", "localhost")
                    .replace("@port@", "" + databasePort)
                    .replace("@user@", "debezium")
                    .replace("@password@", "debezium")
                    .replace("@database@", service);
            JsonNode checked = JSON.readTree(text);
            return checked.toString();
        } catch (IOException e) {
            throw new PartFailed("The connector's template cannot be read", e);
        }
    }

    private HttpResponse<String> ask(String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address() + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new PartFailed("connect does not answer: " + e.getMessage() + lastLogLines(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted while asking connect", e);
        }
    }
}
