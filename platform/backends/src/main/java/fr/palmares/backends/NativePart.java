package fr.palmares.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part that runs as a child process: started, waited for by its own readiness, stopped, started again on its data. */
public abstract class NativePart implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private final String name;
    private final int port;
    protected final Home home;
    private volatile @Nullable Process process;

    protected NativePart(String name, Home home, int port) {
        this.name = name;
        this.home = home;
        this.port = port;
    }

    /** Everything that must lie on disk before the process starts. */
    protected abstract void prepare() throws IOException, InterruptedException;

    protected abstract List<String> command();

    protected Map<String, String> environment() {
        return Map.of();
    }

    /** True once it does its work; asked again and again until then. */
    public abstract boolean ready();

    /** What is left to do with a part that answers, once at each start. */
    protected void afterStart() throws Exception {}

    protected Duration patience() {
        return Duration.ofSeconds(90);
    }

    protected void askToStop(Process running) throws IOException, InterruptedException {
        running.destroy();
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    public final Path log() {
        return home.log(name);
    }

    public final long pid() {
        var running = process;
        return running == null ? -1 : running.pid();
    }

    public final boolean alive() {
        var running = process;
        return running != null && running.isAlive();
    }

    public final void start() {
        try {
            home.pid(name).endLeftover(Duration.ofSeconds(20));
            awaitPort();
            Files.createDirectories(log().getParent());
            Files.createDirectories(home.data(name));
            prepare();
            launch();
            awaitReadiness();
            afterStart();
        } catch (PartFailed e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed(name + ": interrupted while starting", e);
        } catch (Exception e) {
            throw new PartFailed(name + " did not start: " + e.getMessage() + lastLogLines(), e);
        }
    }

    /** What a process just killed had open is closed a moment after it is gone; whoever else holds the port is named. */
    private void awaitPort() throws InterruptedException {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (Ports.answers(port)) {
            if (Ports.holder(port).isPresent() || System.nanoTime() > giveUp) {
                throw new PartFailed(
                        "%s needs port %d, which is held by %s".formatted(name, port, Ports.describeHolder(port)));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    public final void stop() {
        var running = process;
        if (running == null) {
            return;
        }
        try {
            if (running.isAlive()) {
                askToStop(running);
                if (!running.waitFor(60, TimeUnit.SECONDS)) { // the first end also writes the archive of classes
                    running.destroyForcibly().waitFor();
                }
            }
            Reaper.forget(running.pid());
            home.pid(name).delete();
            process = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the process has ended, for whatever reason. */
    public final void awaitEnd() {
        var running = process;
        if (running != null) {
            running.onExit().join();
        }
    }

    @Override
    public final void close() {
        stop();
    }

    /** The end of the log, for whoever must find out why. */
    public final String lastLogLines() {
        try (Stream<String> lines = Files.lines(log())) {
            var all = lines.toList();
            return "\n  " + String.join("\n  ", all.subList(Math.max(0, all.size() - 15), all.size()))
                    + "\n  (whole log: " + log() + ")";
        } catch (IOException | UncheckedIOException _) {
            return " (no log at " + log() + ")";
        }
    }

    private void launch() throws IOException {
        var builder = new ProcessBuilder(command())
                .directory(home.data(name).toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment());
        var started = builder.start();
        process = started;
        if (home.lasting()) {
            Reaper.endWithUs(started.pid());
        } else {
            Reaper.killWithUs(started.pid());
        }
        home.pid(name).write(started.toHandle());
    }

    private void awaitReadiness() throws InterruptedException {
        var running = process;
        var deadline = Instant.now().plus(patience());
        while (running != null && !ready()) {
            if (running.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PartFailed("%s ended with status %d while starting:%s"
                        .formatted(name, running.exitValue(), lastLogLines()));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new PartFailed("%s is not ready after %d s:%s"
                        .formatted(name, patience().toSeconds(), lastLogLines()));
            }
        }
    }

    protected static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a tool to its end and fails with what it said. */
    static String run(List<String> command) throws IOException, InterruptedException {
        var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        tool.getOutputStream().close();
        var said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new PartFailed(String.join(" ", command) + " ended with status " + tool.exitValue() + ":\n" + said);
        }
        return said;
    }
}
