package fr.palmares.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Remembers a process by pid and start instant: a pid that was given to somebody else since is never touched. */
public record PidFile(Path path) {

    public void write(ProcessHandle process) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(
                path, process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH) + "\n");
    }

    /** The process it names, when it still runs and is still the same one. */
    public Optional<ProcessHandle> process() {
        try {
            var fields = Files.readString(path).trim().split(" ");
            var started = Instant.parse(fields[1]);
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(PidFile::runs)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(instant -> instant.equals(started))
                            .orElse(false));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /** Ends what an earlier run left behind: asked first, killed when it does not listen. */
    public boolean endLeftover(Duration patience) throws IOException {
        var leftover = process();
        leftover.ifPresent(process -> {
            process.destroy();
            if (!ended(process, patience)) {
                process.destroyForcibly();
                ended(process, patience);
            }
        });
        delete();
        return leftover.isPresent();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Waits for the end; a process that has ended but that nobody collected yet counts as ended. */
    private static boolean ended(ProcessHandle process, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (runs(process) && System.nanoTime() < deadline) {
            try {
                process.onExit().get(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (TimeoutException | ExecutionException _) {
                // looked at again
            }
        }
        return !runs(process);
    }

    private static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException _) {
            return process.isAlive();
        }
    }
}
