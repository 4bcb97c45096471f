package fr.palmares.local;

import fr.palmares.backends.PartFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./palmares}. */
@Command(
        name = "palmares",
        description = "Palmarès on one machine.",
        subcommands = {Up.class, Down.class, Status.class, Logs.class, Demo.class, Supervisor.class},
        mixinStandardHelpOptions = true)
final class Palmares {

    private Palmares() {}

    public static void main(String... arguments) {
        var commands = new CommandLine(new Palmares()).setExecutionExceptionHandler((problem, command, _) -> {
            if (!(problem instanceof PartFailed)) {
                problem.printStackTrace(command.getErr());
                return 1;
            }
            command.getErr().println(problem.getMessage());
            return 1;
        });
        System.exit(commands.execute(arguments));
    }
}
