package fr.palmares.local;

import fr.palmares.backends.PartFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops everything and leaves no process behind; data stays. */
@Command(name = "down", description = "Stops the local stack; its data stays in .palmares.")
final class Down implements Callable<Integer> {

    @Mixin
    private Checkout checkout = new Checkout();

    @Override
    public Integer call() throws IOException {
        stop(checkout.stack());
        return 0;
    }

    static void stop(Stack stack) throws IOException {
        boolean ended = stack.supervisor().endLeftover(Duration.ofMinutes(2));
        for (var part : stack.parts()) {
            ended |= stack.home().pid(part.name()).endLeftover(Duration.ofSeconds(20));
        }
        for (var part : stack.parts()) {
            if (stack.home().pid(part.name()).process().isPresent()) {
                throw new PartFailed(part.name() + " does not end");
            }
        }
        System.out.println(ended ? "Everything is stopped." : "Nothing was running.");
    }
}
