package fr.palmares.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** One Kafka broker that is its own controller (KRaft). */
public final class Kafka extends NativePart {

    private static final String CLUSTER = "palmares-local-cluster";

    private final int controllerPort;

    public Kafka(Home home, int port, int controllerPort) {
        super("kafka", home, port);
        this.controllerPort = controllerPort;
    }

    public String bootstrapServers() {
        return "localhost:" + port();
    }

    public Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "request.timeout.ms",
                "5000",
                "default.api.timeout.ms",
                "20000"));
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        var configuration = home.configuration(name());
        Files.createDirectories(configuration);
        copyLoggingTo(configuration);
        // a stack that stays has the topics it was given and no other, as in production; a test makes what it names
        var settings = settings(logs(), port(), controllerPort, !home.lasting());
        Files.writeString(configuration.resolve("server.properties"), settings);
        if (!Files.exists(logs().resolve("meta.properties"))) {
            Cache.delete(logs());
            Cache.copy(Cache.once(Cache.versioned("kafka") + "-formatted", Kafka::format), logs());
        }
    }

    @Override
    protected List<String> command() {
        var configuration = home.configuration(name());
        var command = new ArrayList<>(List.of(java(), "-Xms64m", home.lasting() ? "-Xmx320m" : "-Xmx256m"));
        command.addAll(Machine.options(name(), home.lasting()));
        command.addAll(List.of(
                "-Dlog4j2.configurationFile=" + configuration.resolve("log4j2.properties"),
                "-cp",
                Cache.classPath("kafka"),
                "kafka.Kafka",
                configuration.resolve("server.properties").toString()));
        return command;
    }

    @Override
    public boolean ready() {
        if (!Ports.answers(port())) {
            return false;
        }
        try (var admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        }
    }

    static void copyLoggingTo(Path configuration) throws IOException {
        try (var logging = Kafka.class.getResourceAsStream("log4j2.properties")) {
            if (logging != null) {
                Files.write(configuration.resolve("log4j2.properties"), logging.readAllBytes());
            }
        }
    }

    private Path logs() {
        return home.data(name()).resolve("log");
    }

    private static void format(Path folder) throws IOException, InterruptedException {
        var settings = Files.createTempFile("palmares-kafka", ".properties");
        Files.writeString(settings, settings(folder, 19092, 19093, false));
        run(List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Cache.classPath("kafka"),
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                CLUSTER,
                "--config",
                settings.toString()));
        Files.delete(settings);
    }

    private static String settings(Path logs, int port, int controllerPort, boolean makesTopics) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%3$d
                listeners=PLAINTEXT://localhost:%2$d,CONTROLLER://localhost:%3$d
                advertised.listeners=PLAINTEXT://localhost:%2$d
                controller.listener.names=CONTROLLER
                log.dirs=%1$s
                num.partitions=1
                auto.create.topics.enable=%4$s
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.retention.ms=-1
                log.cleaner.dedupe.buffer.size=8388608
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                """.formatted(logs, port, controllerPort, makesTopics);
    }
}
