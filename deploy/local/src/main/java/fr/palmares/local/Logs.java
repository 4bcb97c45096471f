package fr.palmares.local;

import fr.palmares.backends.PartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log of one part. */
@Command(name = "logs", description = "Shows the log of one part.")
final class Logs implements Callable<Integer> {

    @Mixin
    private Checkout checkout = new Checkout();

    @Parameters(
            paramLabel = "SERVICE",
            description = "account, registration, … or postgres, kafka, connect, supervisor")
    private String part = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on as it grows.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var home = checkout.stack().home();
        var log = Stream.of(part, part + "-service")
                .map(home::log)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new PartFailed("No log of " + part + ". There are: " + names()));
        var tail = new ProcessBuilder("tail", "-n", "200", follow ? "-F" : "-q", log.toString()).inheritIO();
        return tail.start().waitFor();
    }

    private String names() {
        return Stream.concat(
                        Stream.of("supervisor"),
                        checkout.stack().parts().stream().map(part -> part.name()))
                .collect(Collectors.joining(", "));
    }
}
