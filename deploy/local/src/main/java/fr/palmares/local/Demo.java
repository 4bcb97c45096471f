package fr.palmares.local;

import fr.palmares.local.demo.ExamYear;
import fr.palmares.local.demo.Places;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays one exam year on the running stack. */
@Command(name = "demo", description = "Starts everything and plays one exam year.")
final class Demo implements Callable<Integer> {

    @Mixin
    private Checkout checkout = new Checkout();

    @Option(names = "--stop", description = "Stops everything at the end.")
    private boolean stop;

    @Override
    public Integer call() throws Exception {
        var stack = checkout.stack();
        startAfresh(stack);
        Up.start(checkout);
        var interrupted = new Thread(() -> stopAfterInterruption(stack), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        boolean held = ExamYear.play(places(stack), System.out);
        Runtime.getRuntime().removeShutdownHook(interrupted);
        if (stop) {
            Down.stop(stack);
        } else {
            System.out.println(new Guide(stack.addresses()));
        }
        return held ? 0 : 1;
    }

    /** Ctrl-C in the middle of the year ends all of it. */
    private static void stopAfterInterruption(Stack stack) {
        try {
            Down.stop(stack);
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    /** A year is played once: what an earlier demo left is stopped and forgotten. */
    private static void startAfresh(Stack stack) throws IOException {
        if (stack.home().holdsData()) {
            System.out.println("La démonstration repart d’une plateforme vide : les données locales sont effacées.");
            Down.stop(stack);
            stack.home().forgetData();
        }
        Files.deleteIfExists(stack.clock());
    }

    private static Places places(Stack stack) {
        var addresses = stack.addresses();
        return new Places(
                URI.create(addresses.url(ServiceName.ACCOUNT)),
                URI.create(addresses.url(ServiceName.REGISTRATION)),
                URI.create(addresses.url(ServiceName.DOCUMENTS)),
                URI.create(addresses.url(ServiceName.GRADING)),
                URI.create(addresses.url(ServiceName.NOTIFICATION)),
                URI.create("http://localhost:" + addresses.keycloak()),
                URI.create(addresses.page("")),
                "localhost:" + addresses.kafka(),
                stack.clock(),
                stack.home().root().resolve("demo"));
    }
}
