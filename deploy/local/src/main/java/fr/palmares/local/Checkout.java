package fr.palmares.local;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    @Option(names = "--no-services", description = "The ground only: for whoever runs the services from an editor.")
    private boolean noServices;

    Path root() {
        return root.toAbsolutePath().normalize();
    }

    /** The options again, for a process that is to be about the same stack. */
    List<String> arguments() {
        var same = List.of("--root", root().toString(), "--port-offset", "" + portOffset);
        return noServices
                ? Stream.concat(same.stream(), Stream.of("--no-services")).toList()
                : same;
    }

    Stack stack() {
        return new Stack(root(), portOffset, noServices ? List.of() : List.of(ServiceName.values()));
    }
}
