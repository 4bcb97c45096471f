package fr.palmares.local;

import fr.palmares.backends.PartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the stack and returns when all of it is ready; a supervisor stays behind. */
@Command(name = "up", description = "Starts the local stack and leaves it running.")
final class Up implements Callable<Integer> {

    @Mixin
    private Checkout checkout = new Checkout();

    @Override
    public Integer call() throws IOException, InterruptedException {
        start(checkout);
        System.out.println(new Guide(checkout.stack().addresses()));
        return 0;
    }

    /** Returns once everything is ready. Interrupted before that, it leaves nothing running. */
    static void start(Checkout checkout) throws IOException, InterruptedException {
        var stack = checkout.stack();
        var running = stack.supervisor().process();
        if (running.isPresent()) {
            System.out.println(
                    "The stack is up already (supervisor: pid " + running.get().pid() + ").");
            follow(stack, running.get());
            return;
        }
        Files.createDirectories(stack.progress().getParent());
        Files.writeString(stack.progress(), "");
        var supervisor = launch(checkout, stack);
        var interrupted = new Thread(() -> end(supervisor), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        follow(stack, supervisor.toHandle());
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }

    private static Process launch(Checkout checkout, Stack stack) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // a Ctrl-C at the terminal is for us, not for it
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx48m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Palmares.class.getName(),
                "supervise"));
        command.addAll(checkout.arguments());
        var log = stack.home().log("supervisor");
        Files.createDirectories(log.getParent());
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Shows what the supervisor says until it is done or gone. */
    private static void follow(Stack stack, ProcessHandle supervisor) throws IOException, InterruptedException {
        int shown = 0;
        while (true) {
            boolean gone = !supervisor.isAlive();
            var lines = Files.readAllLines(stack.progress());
            for (; shown < lines.size(); shown++) {
                switch (lines.get(shown)) {
                    case Progress.READY -> {
                        return;
                    }
                    case Progress.FAILED -> {
                        awaitEnd(supervisor);
                        throw new PartFailed("The stack did not start.");
                    }
                    default -> System.out.println("  " + lines.get(shown));
                }
            }
            if (gone) {
                throw new PartFailed(
                        "The supervisor ended; its log is " + stack.home().log("supervisor"));
            }
            awaitEnd(supervisor, 100);
        }
    }

    private static void end(Process supervisor) {
        supervisor.destroy();
        try {
            supervisor.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        awaitEnd(process, 60_000);
    }

    private static void awaitEnd(ProcessHandle process, long millis) throws InterruptedException {
        try {
            process.onExit().get(millis, TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
            // looked at again by the caller
        }
    }
}
