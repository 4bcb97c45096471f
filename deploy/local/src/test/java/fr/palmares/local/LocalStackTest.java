package fr.palmares.local;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.NativePart;
import fr.palmares.backends.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands people type, on a stack of its own beside whatever else runs on this machine. */
class LocalStackTest {

    /** An offset at which none of our ports is taken, below those the system gives to outgoing connections. */
    private final int offset = freeOffset();

    @TempDir
    private Path root = Path.of("");

    record Outcome(int status, String said) {}

    @AfterEach
    void leaveNothing() throws Exception {
        palmares("down");
    }

    @Test
    void theStackSurvivesTheKillingOfItsSupervisorAndLeavesNothingBehind() throws Exception {
        var first = palmares("up", "--no-services");
        assertThat(first.status()).as(first.said()).isZero();
        var stack = new Stack(root, offset, List.of());
        try (var connection = stack.postgres().administer("account");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        var pids = pids(stack);
        assertThat(pids).hasSize(6);

        stack.supervisor().process().orElseThrow().destroyForcibly();
        var second = palmares("up", "--no-services");

        assertThat(second.status()).as(second.said()).isZero();
        assertThat(pids).noneMatch(LocalStackTest::alive);
        assertThat(answer(stack)).isEqualTo(42);
        assertThat(palmares("status", "--no-services").said()).doesNotContain("not ready");

        var killed = stack.home().pid("mail").process().orElseThrow();
        killed.destroyForcibly();
        killed.onExit().get(10, TimeUnit.SECONDS);
        assertThat(eventuallyReady(stack.mail()))
                .as("a part that dies is started again")
                .isTrue();

        var last = pids(stack);
        assertThat(palmares("down").status()).isZero();
        assertThat(last).noneMatch(LocalStackTest::alive);
        assertThat(stack.addresses().all().values()).noneMatch(Ports::answers);
    }

    @Test
    void aTakenPortIsNamedWithItsHolder() throws Exception {
        try (var holder = new ServerSocket(new Addresses(offset).kafka(), 1, InetAddress.getLoopbackAddress())) {
            var outcome = palmares("up", "--no-services");

            assertThat(outcome.status()).isNotZero();
            assertThat(outcome.said())
                    .contains("port " + holder.getLocalPort() + " for kafka is held by")
                    .contains("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void anUnknownLogIsSaidToBeUnknown() throws Exception {
        var outcome = palmares("logs", "nobody");

        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.said()).contains("No log of nobody").contains("postgres");
    }

    private static int answer(Stack stack) throws SQLException {
        try (var connection = stack.postgres().administer("account");
                var rows = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean eventuallyReady(NativePart part) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (part.ready()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    private static List<Long> pids(Stack stack) {
        return stack.parts().stream()
                .flatMap(part -> stack.home().pid(part.name()).process().stream())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().isPresent()) // none: ended, not collected yet
                .isPresent();
    }

    private Outcome palmares(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "fr.palmares.local.Palmares"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--root", root.toString(), "--port-offset", "" + offset));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    private static int freeOffset() {
        for (int offset = 3_000; offset < 13_000; offset += 7) {
            if (new Addresses(offset).all().values().stream().noneMatch(Ports::answers)) {
                return offset;
            }
        }
        throw new IllegalStateException("no free ports");
    }
}
