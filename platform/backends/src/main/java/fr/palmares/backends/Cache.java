package fr.palmares.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder where the parts lie, downloaded once by the build and unpacked once by whoever needs them first. */
final class Cache {

    /** Fills an empty folder. */
    interface Filling {
        void into(Path folder) throws IOException, InterruptedException;
    }

    private static final Properties VERSIONS = versions();

    private Cache() {}

    static Path root() {
        @Nullable String elsewhere = System.getenv("PALMARES_CACHE");
        return elsewhere == null || elsewhere.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "palmares")
                : Path.of(elsewhere).toAbsolutePath();
    }

    /** Name and version of a part: {@code kafka-4.3.1}. */
    static String versioned(String part) {
        return VERSIONS.getProperty(part);
    }

    static Path part(String part) {
        var folder = root().resolve("parts").resolve(versioned(part));
        if (!Files.isDirectory(folder)) {
            throw new PartFailed(
                    "%s is not in %s: build once, with ./palmares up or mvn generate-resources in platform/backends/parts"
                            .formatted(versioned(part), root()));
        }
        return folder;
    }

    static String classPath(String part) {
        try (Stream<Path> jars = Files.list(part(part))) {
            return String.join(
                    java.io.File.pathSeparator,
                    jars.filter(jar -> jar.toString().endsWith(".jar"))
                            .map(Path::toString)
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of that name, filled once for everybody on this machine; half a folder is never seen. */
    static Path once(String name, Filling filling) {
        var folder = root().resolve("ready").resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(folder.getParent());
            var lockFile = folder.resolveSibling(name + ".lock");
            synchronized (Cache.class) {
                try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (!lock.isValid() || Files.isDirectory(folder)) {
                        return folder;
                    }
                    var unfinished = folder.resolveSibling(name + ".unfinished");
                    delete(unfinished);
                    Files.createDirectories(unfinished);
                    filling.into(unfinished);
                    Files.move(unfinished, folder);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new PartFailed("Could not prepare " + name + " in " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Interrupted while preparing " + name, e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (var file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    private static Properties versions() {
        var versions = new Properties();
        try (var in = Cache.class.getResourceAsStream("parts.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
