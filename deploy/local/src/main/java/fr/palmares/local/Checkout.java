package fr.palmares.local;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stack a command is about. */
final class Checkout {

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "${env:PALMARES_PORT_OFFSET:-0}",
            description = "Adds N to every port, so that a second stack can run on this machine.")
    private int portOffset;

    @Option(names = "--root", hidden = true, defaultValue = ".")
    private Path root = Path.of(".");

    Path root() {
        return root.toAbsolutePath().normalize();
    }

    int portOffset() {
        return portOffset;
    }

    Stack stack() {
        return new Stack(root(), portOffset);
    }
}
