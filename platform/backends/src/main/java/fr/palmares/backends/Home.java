package fr.palmares.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where parts keep data, logs and pids: for good in the local stack, until the end of the virtual machine in tests. */
public record Home(Path root, boolean lasting) {

    public static Home lasting(Path root) {
        return new Home(root.toAbsolutePath(), true);
    }

    public static Home temporary() {
        try {
            var root = Files.createTempDirectory("palmares-");
            Reaper.removeWithUs(root);
            return new Home(root, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a part has left data here. */
    public boolean holdsData() {
        return Files.exists(root.resolve("data"));
    }

    /** Removes the data of all parts, which the caller has stopped before. */
    public void forgetData() throws IOException {
        Cache.delete(root.resolve("data"));
    }

    public Path data(String part) {
        return root.resolve("data").resolve(part);
    }

    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    public Path configuration(String part) {
        return root.resolve("etc").resolve(part);
    }

    public PidFile pid(String part) {
        return new PidFile(root.resolve("run").resolve(part + ".pid"));
    }
}
