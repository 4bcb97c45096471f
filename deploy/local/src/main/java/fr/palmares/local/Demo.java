package fr.palmares.local;

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
        Up.start(checkout);
        if (stop) {
            Down.stop(checkout.stack());
        }
        return 0;
    }
}
