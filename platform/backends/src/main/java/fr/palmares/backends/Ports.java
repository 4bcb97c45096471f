package fr.palmares.backends;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Which ports are free, which are taken, and by whom. */
public final class Ports {

    /** Above what the local stack takes, below 32 768 (Linux) and 49 152 (others), where outgoing connections begin. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private Ports() {}

    /**
     * That many different ports on which nobody listens, from a range in which systems open no outgoing connection: a
     * port is still free when the part that asked for it is up to taking it.
     */
    public static List<Integer> free(int count) {
        var ports = ThreadLocalRandom.current()
                .ints(FIRST, LAST)
                .distinct()
                .limit(LAST - FIRST)
                .filter(Ports::bindable)
                .limit(count)
                .boxed()
                .toList();
        if (ports.size() < count) {
            throw new PartFailed("no %d free ports between %d and %d".formatted(count, FIRST, LAST));
        }
        return ports;
    }

    private static boolean bindable(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** The process that listens on a port, when this user may know it. */
    public static Optional<ProcessHandle> holder(int port) {
        return Files.isReadable(Path.of("/proc/net/tcp")) ? fromProc(port) : fromLsof(port);
    }

    /** "port 15432 is held by postgres (pid 12): /usr/lib/…" in the words shown to people. */
    public static String describeHolder(int port) {
        return holder(port)
                .map(process -> "%s (pid %d)"
                        .formatted(
                                process.info()
                                        .commandLine()
                                        .or(() -> process.info().command())
                                        .map(line -> line.length() > 120 ? line.substring(0, 120) + "…" : line)
                                        .orElse("a process"),
                                process.pid()))
                .orElse("a process of another user");
    }

    private static Optional<ProcessHandle> fromProc(int port) {
        Set<String> sockets = new HashSet<>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                lines.skip(1)
                        .map(line -> line.trim().split("\\s+"))
                        .filter(fields -> fields[3].equals("0A"))
                        .filter(fields ->
                                Integer.parseInt(fields[1].substring(fields[1].lastIndexOf(':') + 1), 16) == port)
                        .forEach(fields -> sockets.add("socket:[" + fields[9] + "]"));
            } catch (IOException _) {
                // no IPv6 on this machine
            }
        }
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holdsAny(process, sockets))
                        .findFirst();
    }

    private static boolean holdsAny(ProcessHandle process, Set<String> sockets) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return open.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException _) {
                    return false;
                }
            });
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<ProcessHandle> fromLsof(int port) {
        try {
            var lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            var pid = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst();
            return pid.flatMap(text -> ProcessHandle.of(Long.parseLong(text.trim())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
