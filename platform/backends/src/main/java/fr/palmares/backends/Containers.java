package fr.palmares.backends;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The container engine of this machine and those of our images that it already holds; nothing is ever pulled. */
final class Containers {

    enum Image {
        POSTGRES("postgres:18"),
        KAFKA("apache/kafka:4.3.1"),
        S3("andrewgaul/s3proxy:sha-4.1.0");

        private final String reference;

        Image(String reference) {
            this.reference = reference;
        }
    }

    private final Set<Image> present;

    private Containers(Set<Image> present) {
        this.present = present;
    }

    /** Costs nothing where no engine is: no socket, no question. */
    static Containers available() {
        var host = System.getenv("DOCKER_HOST");
        if ((host == null || host.isBlank()) && !Files.exists(Path.of("/var/run/docker.sock"))) {
            return new Containers(Set.of());
        }
        try {
            var tags = DockerClientFactory.lazyClient().listImagesCmd().exec().stream()
                    .flatMap(image -> image.getRepoTags() == null ? Stream.of() : Stream.of(image.getRepoTags()))
                    .collect(Collectors.toSet());
            return new Containers(Stream.of(Image.values())
                    .filter(image -> tags.contains(image.reference))
                    .collect(Collectors.toSet()));
        } catch (RuntimeException _) {
            return new Containers(Set.of()); // a socket without an engine behind it
        }
    }

    boolean has(Image image) {
        return present.contains(image);
    }

    /** JDBC address of the service's database. */
    String postgres(String service) throws SQLException {
        var container = new PostgreSQLContainer(image(Image.POSTGRES, "postgres"))
                .withUsername("postgres")
                .withPassword("postgres")
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "wal_level=logical");
        container.start();
        var address = "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/";
        Postgres.createDatabase(address + "postgres", address + service, "postgres", "postgres", service);
        return address + service;
    }

    String kafka() {
        var container = new KafkaContainer(image(Image.KAFKA, "apache/kafka"));
        container.start();
        return container.getBootstrapServers();
    }

    String s3() {
        var container = new GenericContainer<>(DockerImageName.parse(Image.S3.reference))
                .withExposedPorts(80)
                .withEnv("S3PROXY_AUTHORIZATION", "aws-v2-or-v4")
                .withEnv("S3PROXY_IDENTITY", ObjectStore.ACCESS_KEY)
                .withEnv("S3PROXY_CREDENTIAL", ObjectStore.SECRET_KEY)
                .withEnv("JCLOUDS_PROVIDER", "filesystem-nio2");
        container.start();
        return "http://" + container.getHost() + ":" + container.getMappedPort(80);
    }

    private static DockerImageName image(Image image, String standsFor) {
        return DockerImageName.parse(image.reference).asCompatibleSubstituteFor(standsFor);
    }
}
