import fr.palmares.backends.Home;
import fr.palmares.backends.Kafka;
import fr.palmares.backends.Ports;
import fr.palmares.backends.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** notification-service as a process, which may be killed. */
final class NotificationService implements AutoCloseable {

    private final List<String> command;
    private final Path log;
    private final int port;
    private Process process;

    NotificationService(Path jar, Home home, Postgres postgres, Kafka kafka, int port, int relay) {
        this.port = port;
        this.log = home.root().resolve("notification.log");
        this.command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-Dquarkus.profile=local",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl("notification"),
                "-Dquarkus.datasource.password=notification_app",
                "-Dquarkus.flyway.password=notification_owner",
                "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "-Dquarkus.oidc.tenant-enabled=false",
                "-Dquarkus.mailer.host=127.0.0.1",
                "-Dquarkus.mailer.port=" + relay,
                "-Dquarkus.mailer.max-pool-size=" + Mails.CONNECTIONS,
                "-Dpalmares.notification.mail.lease=PT8S",
                "-jar",
                jar.toString());
    }

    void start() throws Exception {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Patience.until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("notification-service ended: " + Files.readString(log));
            }
            return Ports.answers(port);
        });
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }
}
