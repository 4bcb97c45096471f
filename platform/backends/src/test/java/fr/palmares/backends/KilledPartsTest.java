package fr.palmares.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that end badly, and what is left of them. */
class KilledPartsTest {

    @Test
    void postgresKeepsWhatWasCommittedWhenItIsKilled() throws Exception {
        try (var postgres = new Postgres(Home.temporary(), Ports.free(1).getFirst())) {
            postgres.start();
            postgres.createDatabase("sample");
            execute(postgres, "CREATE TABLE kept AS SELECT 1 AS one");

            kill(postgres);
            postgres.start();

            execute(postgres, "SELECT one FROM kept");
        }
    }

    @Test
    void kafkaKeepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        var ports = Ports.free(2);
        try (var kafka = new Kafka(Home.temporary(), ports.get(0), ports.get(1))) {
            kafka.start();
            var id = UUID.randomUUID();
            try (var topics = new TestKafka(kafka.bootstrapServers())) {
                topics.send("sample.events", "key", "sample.Happened.v1", id, "{}");
            }

            kill(kafka);
            kafka.start();

            try (var topics = new TestKafka(kafka.bootstrapServers())) {
                var record = topics.await("sample.events", any -> true);
                assertThat(TestKafka.header(record, "ce_id")).isEqualTo(id.toString());
            }
        }
    }

    @Test
    void nothingSurvivesAVirtualMachineThatIsKilled() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var machine = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), StartsAPostgres.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var home = Path.of(machine.inputReader().readLine());
        var postgres = new PidFile(home.resolve("run/postgres.pid")).process().orElseThrow();

        machine.destroyForcibly();

        postgres.onExit().get(20, TimeUnit.SECONDS);
        for (int i = 0; i < 100 && Files.exists(home); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(home).doesNotExist();
    }

    /** The other virtual machine of the test above. */
    static final class StartsAPostgres {
        public static void main(String... arguments) throws Exception {
            var home = Home.temporary();
            new Postgres(home, Ports.free(1).getFirst()).start();
            System.out.println(home.root());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    @Test
    void aPidThatBelongsToSomebodyElseByNowIsLeftAlone(@TempDir Path folder) throws IOException {
        var ours = ProcessHandle.current();
        var file = new PidFile(folder.resolve("some.pid"));
        Files.writeString(file.path(), ours.pid() + " 2001-01-01T00:00:00Z\n");

        assertThat(file.process()).isEmpty();
        assertThat(file.endLeftover(Duration.ofSeconds(1))).isFalse();
        assertThat(ours.isAlive()).isTrue();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void anUnreadablePidFileNamesNobody(@TempDir Path folder) throws IOException {
        var file = new PidFile(folder.resolve("some.pid"));
        for (var content : List.of("", "x", "12", "12 yesterday")) {
            Files.writeString(file.path(), content);

            assertThat(file.process()).isEmpty();
        }
    }

    @Test
    void aTakenPortIsRefusedWithTheNameOfItsHolder() throws IOException {
        try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var postgres = new Postgres(Home.temporary(), holder.getLocalPort());

            assertThatThrownBy(postgres::start)
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining("postgres needs port " + holder.getLocalPort())
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void whereNobodyCannotGoIsSaidPlainly(@TempDir Path folder) throws Exception {
        assumeTrue(NativePart.run(List.of("id", "-u")).trim().equals("0"), "only root drops to nobody");
        var hidden = Files.createDirectory(folder.resolve("hidden"));
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
        var file = Files.writeString(hidden.resolve("file"), "x");

        assertThatThrownBy(() -> Unprivileged.NOBODY.insistOnReaching(file))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("nobody cannot reach " + file);
    }

    @Test
    void freePortsAreDifferentAndFreeAndNeverThoseOfOutgoingConnections() {
        var ports = Ports.free(20);

        assertThat(ports).doesNotHaveDuplicates().noneMatch(Ports::answers).allMatch(port -> port < 32_768);
    }

    @Test
    void aPartThatEndsWhileStartingSaysWhy() throws IOException {
        var home = Home.temporary();
        Files.createDirectories(home.data("postgres").resolve("cluster"));
        Files.writeString(home.data("postgres").resolve("cluster/PG_VERSION"), "9");

        assertThatThrownBy(() -> new Postgres(home, Ports.free(1).getFirst()).start())
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("postgres ended with status")
                .hasMessageContaining("whole log: " + home.log("postgres"));
        try (Stream<Path> pids = Files.list(home.root().resolve("run"))) {
            assertThat(pids).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static void kill(NativePart part) throws Exception {
        var process = ProcessHandle.of(part.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static void execute(Postgres postgres, String sql) throws SQLException {
        try (var connection = postgres.administer("sample");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
