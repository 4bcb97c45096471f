package fr.palmares.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs: process, port, memory, ready or not. Ends with 0 when all of it is ready. */
@Command(name = "status", description = "Shows what runs.")
final class Status implements Callable<Integer> {

    private static final String LINE = "%-22s %8s %7s %8s  %s%n";

    @Mixin
    private Checkout checkout = new Checkout();

    @Override
    public Integer call() {
        var stack = checkout.stack();
        System.out.printf(LINE, "part", "pid", "port", "memory", "");
        var supervisor = stack.supervisor().process();
        long total = supervisor.map(process -> own(process.pid())).orElse(0L);
        System.out.printf(
                LINE,
                "supervisor",
                supervisor.map(process -> "" + process.pid()).orElse("–"),
                stack.addresses().page(),
                megabytes(total),
                supervisor.isPresent() ? "ready" : "not running");
        boolean all = supervisor.isPresent();
        for (var part : stack.parts()) {
            var process = stack.home().pid(part.name()).process();
            long memory = process.map(Status::memory).orElse(0L);
            total += memory;
            boolean ready = process.isPresent() && part.ready();
            all &= ready;
            System.out.printf(
                    LINE,
                    part.name(),
                    process.map(running -> "" + running.pid()).orElse("–"),
                    part.port(),
                    megabytes(memory),
                    ready ? "ready" : process.isPresent() ? "not ready" : "not running");
        }
        System.out.printf(LINE, "all together", "", "", megabytes(total), "");
        return all ? 0 : 1;
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "" : "%d MB".formatted(bytes / 1_000_000);
    }

    /** Memory of a process and its children; what they share is counted once where the system tells. */
    static long memory(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(one -> own(one.pid()))
                .sum();
    }

    private static long own(long pid) {
        for (var file : new String[] {"smaps_rollup", "status"}) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/" + file))) {
                var line = lines.filter(text -> text.startsWith("Pss:") || text.startsWith("VmRSS:"))
                        .findFirst();
                if (line.isPresent()) {
                    return Long.parseLong(line.get().replaceAll("\\D", "")) * 1024;
                }
            } catch (IOException | java.io.UncheckedIOException _) {
                // ended meanwhile, or of another user: the next file, or nothing
            }
        }
        return 0;
    }
}
