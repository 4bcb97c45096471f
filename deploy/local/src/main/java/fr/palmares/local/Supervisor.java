package fr.palmares.local;

import fr.palmares.backends.NativePart;
import fr.palmares.backends.PartFailed;
import fr.palmares.backends.Ports;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The process behind the stack: starts every part, starts again whichever dies, stops all of them when it is asked to. */
@Command(name = "supervise", hidden = true, description = "Runs the stack in the foreground; 'up' starts it.")
final class Supervisor implements Runnable {

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(2);

    @Mixin
    private Checkout checkout = new Checkout();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    @Override
    public void run() {
        var stack = checkout.stack();
        try (var channel = lockFile(stack.home().root());
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new PartFailed(
                        "another supervisor already runs in " + stack.home().root());
            }
            stack.supervisor().write(ProcessHandle.current());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
            superviseUntilAsked(stack, new Progress(stack.progress()));
        } catch (IOException e) {
            throw new PartFailed(
                    "The supervisor cannot write below " + stack.home().root() + ": " + e.getMessage(), e);
        }
    }

    private void superviseUntilAsked(Stack stack, Progress progress) throws IOException {
        try {
            endLeftovers(stack, progress);
            refuseTakenPorts(stack);
            startAll(stack, progress);
            PortalServer.serve(stack);
            progress.ready();
        } catch (PartFailed e) {
            progress.failed(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        var watches = stack.parts().stream()
                .map(part -> CompletableFuture.runAsync(() -> keepAlive(part, progress), threads))
                .toList();
        CompletableFuture.allOf(watches.toArray(CompletableFuture[]::new)).join();
    }

    /** After a kill -9 of an earlier supervisor: what it left behind is ended before anything starts. */
    private static void endLeftovers(Stack stack, Progress progress) throws IOException {
        for (var part : stack.parts()) {
            if (stack.home().pid(part.name()).endLeftover(Duration.ofSeconds(20))) {
                progress.say(part.name() + ": ended one left over from an earlier run");
            }
        }
    }

    private static void refuseTakenPorts(Stack stack) {
        var taken = new ArrayList<String>();
        stack.addresses().all().forEach((who, port) -> {
            if (Ports.answers(port)) {
                taken.add("  port %d for %s is held by %s".formatted(port, who, Ports.describeHolder(port)));
            }
        });
        if (!taken.isEmpty()) {
            throw new PartFailed(
                    "Some ports are taken (--port-offset N moves all of ours):\n" + String.join("\n", taken));
        }
    }

    private void startAll(Stack stack, Progress progress) throws InterruptedException {
        var postgres = started(stack.postgres(), progress).thenRunAsync(() -> createDatabases(stack), threads);
        var kafka = started(stack.kafka(), progress).thenRunAsync(() -> createTopics(stack), threads);
        var s3 = started(stack.s3(), progress);
        var mail = started(stack.mail(), progress);
        var keycloak = postgres.thenComposeAsync(_ -> started(stack.keycloak(), progress), threads);
        var connect = kafka.thenComposeAsync(_ -> started(stack.connect(), progress), threads);
        var all = new ArrayList<CompletableFuture<?>>(List.of(connect, s3, mail, keycloak));
        var ground = CompletableFuture.allOf(postgres, kafka, s3, mail, keycloak);
        for (var service : stack.services()) {
            var running = ground.thenComposeAsync(_ -> started(service, progress), threads);
            // the publication it reads is made by the service's own migrations
            all.add(CompletableFuture.allOf(running, connect)
                    .thenRunAsync(
                            () -> stack.connect()
                                    .publishOutboxOf(service.service().id(), stack.postgres()),
                            threads));
        }
        var done = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        for (var one : all) {
            var _ = one.whenComplete((_, problem) -> {
                if (problem != null) {
                    done.completeExceptionally(problem); // the others need not be waited for
                }
            });
        }
        try {
            done.get();
        } catch (ExecutionException e) {
            var cause = e.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : e.getCause();
            throw cause instanceof PartFailed failed
                    ? failed
                    : new PartFailed(String.valueOf(cause.getMessage()), cause);
        }
    }

    private CompletableFuture<Void> started(NativePart part, Progress progress) {
        return CompletableFuture.runAsync(
                () -> {
                    var before = System.nanoTime();
                    progress.say(part.name() + ": starting");
                    part.start();
                    progress.say("%s: ready after %.1f s (port %d, pid %d)"
                            .formatted(part.name(), (System.nanoTime() - before) / 1e9, part.port(), part.pid()));
                },
                threads);
    }

    private static void createDatabases(Stack stack) {
        try {
            stack.postgres().createOwnedDatabase("keycloak");
            for (var service : ServiceName.values()) {
                stack.postgres().createDatabase(service.id());
            }
        } catch (java.sql.SQLException e) {
            throw new PartFailed("postgres: the databases could not be created: " + e.getMessage(), e);
        }
    }

    private static void createTopics(Stack stack) {
        try {
            Topics.create(stack.kafka());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new PartFailed("kafka: the topics could not be created: " + e.getMessage(), e);
        }
    }

    /** Starts a part again each time its process ends without our asking. */
    private void keepAlive(NativePart part, Progress progress) {
        while (!stopping) {
            part.awaitEnd();
            if (stopping) {
                return;
            }
            progress.say(part.name() + ": ended on its own; starting it again");
            try {
                part.start();
                progress.say(part.name() + ": ready again (pid " + part.pid() + ")");
            } catch (PartFailed | CompletionException e) {
                progress.say(part.name() + ": " + e.getMessage());
                java.util.concurrent.locks.LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
            }
        }
    }

    private void stop(Stack stack) {
        stopping = true;
        var ground = List.of(stack.kafka(), stack.postgres());
        stopTogether(
                stack.parts().stream().filter(part -> !ground.contains(part)).toList());
        stopTogether(ground);
        try {
            stack.supervisor().delete();
        } catch (IOException _) {
            // the pid in it is not ours any more, which its reader sees
        }
    }

    private static void stopTogether(List<? extends NativePart> parts) {
        if (parts.isEmpty()) {
            return;
        }
        try (var stoppers = Executors.newFixedThreadPool(parts.size())) {
            parts.forEach(part -> stoppers.execute(part::stop));
            stoppers.shutdown();
            stoppers.awaitTermination(40, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static FileChannel lockFile(Path root) throws IOException {
        Files.createDirectories(root.resolve("run"));
        return FileChannel.open(
                root.resolve("run").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
