package fr.palmares.backends;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Real PostgreSQL, Kafka, S3, mail and Keycloak under a service's tests. They start together, once for all test classes
 * of a virtual machine, and end with it.
 */
public final class RealBackends implements QuarkusTestResourceLifecycleManager {

    static final String KAFKA = "palmares.test.kafka";

    private static final String RUNNING = "palmares.test.settings.";

    private String service = "";
    private Set<String> parts = Set.of();

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
        parts = Set.of(arguments.getOrDefault("parts", "postgres,kafka").split("\\s*,\\s*"));
    }

    @Override
    public Map<String, String> start() {
        synchronized (RUNNING.intern()) { // one lock for all class loaders
            return settings();
        }
    }

    /** Nothing: another test profile of the same run goes on with the same parts; the reaper ends them. */
    @Override
    public void stop() {}

    private Map<String, String> settings() {
        // a system property, because each test profile has its own class loader and thereby its own statics; text,
        // because there are readers of the system properties who expect nothing else
        var running = System.getProperty(RUNNING + service + parts);
        if (running != null) {
            return read(running);
        }
        Map<String, String> settings = new ConcurrentHashMap<>();
        var home = Home.temporary();
        var containers = Containers.available();
        try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting = new ArrayList<Future<?>>();
            for (var part : parts) {
                starting.add(starters.submit(() -> {
                    settings.putAll(start(part, home, containers));
                    return part;
                }));
            }
            for (var part : starting) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new PartFailed(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted", e);
        }
        if (!parts.contains("keycloak")) {
            settings.put("quarkus.oidc.auth-server-url", "");
            settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
        }
        if (settings.containsKey("kafka.bootstrap.servers")) {
            System.setProperty(KAFKA, settings.get("kafka.bootstrap.servers"));
        }
        var result = new TreeMap<>(settings);
        System.setProperty(RUNNING + service + parts, written(result));
        return result;
    }

    private static String written(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> read(String written) {
        return written.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    private Map<String, String> start(String part, Home home, Containers containers) throws SQLException {
        return switch (part) {
            case "postgres" -> postgres(home, containers);
            case "kafka" -> kafka(home, containers);
            case "s3" -> s3(home, containers);
            case "mail" -> mail(home);
            case "keycloak" -> keycloak(home);
            default -> throw new IllegalArgumentException("No part named " + part);
        };
    }

    private Map<String, String> postgres(Home home, Containers containers) throws SQLException {
        String url;
        if (containers.has(Containers.Image.POSTGRES)) {
            url = containers.postgres(service);
        } else {
            var postgres = new Postgres(home, Ports.free(1).getFirst());
            postgres.start();
            postgres.createDatabase(service);
            url = postgres.jdbcUrl(service);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", service + "_app",
                "quarkus.datasource.password", service + "_app",
                "quarkus.flyway.username", service + "_owner",
                "quarkus.flyway.password", service + "_owner");
    }

    private static Map<String, String> kafka(Home home, Containers containers) {
        if (containers.has(Containers.Image.KAFKA)) {
            return Map.of("kafka.bootstrap.servers", containers.kafka());
        }
        var ports = Ports.free(2);
        var kafka = new Kafka(home, ports.get(0), ports.get(1));
        kafka.start();
        return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers());
    }

    private static Map<String, String> s3(Home home, Containers containers) {
        String endpoint;
        if (containers.has(Containers.Image.S3)) {
            endpoint = containers.s3();
        } else {
            var store = new ObjectStore(home, Ports.free(1).getFirst());
            store.start();
            endpoint = store.endpoint();
        }
        return Map.of(
                "palmares.s3.endpoint", endpoint,
                "palmares.s3.access-key", ObjectStore.ACCESS_KEY,
                "palmares.s3.secret-key", ObjectStore.SECRET_KEY);
    }

    private static Map<String, String> mail(Home home) {
        var ports = Ports.free(2);
        var mailbox = new Mailbox(home, ports.get(0), ports.get(1));
        mailbox.start();
        return Map.of(
                "quarkus.mailer.host",
                "localhost",
                "quarkus.mailer.port",
                "" + mailbox.port(),
                "quarkus.mailer.mock",
                "false",
                "palmares.test.mail-api",
                mailbox.api());
    }

    /** With a PostgreSQL of its own, so that it starts beside the others and leaves the service's database alone. */
    private static Map<String, String> keycloak(Home home) throws SQLException {
        var ports = Ports.free(2);
        var own = new Home(home.root().resolve("keycloak"), false);
        var postgres = Postgres.underKeycloak(own, ports.get(0));
        postgres.start();
        postgres.createOwnedDatabase("keycloak");
        var keycloak = new Keycloak(own, ports.get(1), Keycloak.Database.in(postgres));
        keycloak.start();
        return Map.of("quarkus.oidc.auth-server-url", keycloak.realm());
    }
}
