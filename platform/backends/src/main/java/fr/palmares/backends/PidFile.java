package fr.palmares.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Remembers a process by pid and start instant: a pid that was given to somebody else since is never touched. */
public record PidFile(Path path) {

    public void write(ProcessHandle process) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(
                path,
                process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH) + "\n");
    }

    /** The process it names, when it still runs and is still the same one. */
    public Optional<ProcessHandle> process() {
        try {
            var fields = Files.readString(path).trim().split(" ");
            var started = Instant.parse(fields[1]);
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(ProcessHandle::isAlive)
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

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | java.util.concurrent.ExecutionException _) {
            return !process.isAlive();
        }
    }
}
