package fr.palmares.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root: the prefix that drops the privileges, and what must be handed over for it. */
enum Unprivileged {
    /** Already somebody ordinary. */
    AS_WE_ARE(List.of()),
    /** A user namespace without a mapping: the files stay ours, the privileges are gone. */
    USER_NAMESPACE(List.of("unshare", "--user")),
    /** The user nobody, who is then given the data. */
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final Unprivileged CHOSEN = choose();

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged chosen() {
        return CHOSEN;
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives a folder to whoever will run the command. */
    void handOver(Path folder) throws IOException, InterruptedException {
        if (this == NOBODY) {
            NativePart.run(List.of("chown", "-R", "65534:65534", folder.toString()));
        }
    }

    /** Says plainly what is wrong when whoever will run the command cannot even reach a file. */
    void insistOnReaching(Path file) throws IOException, InterruptedException {
        if (this != NOBODY) {
            return;
        }
        var test = new ProcessBuilder(command(List.of("test", "-r", file.toString()))).start();
        if (test.waitFor() != 0) {
            throw new PartFailed("""
                    PostgreSQL does not run as root, this machine allows no user namespace, and the user nobody cannot \
                    reach %s: run as an ordinary user, or keep the checkout and PALMARES_CACHE where everybody may enter.\
                    """.formatted(file));
        }
    }

    private static Unprivileged choose() {
        try {
            if (!NativePart.run(List.of("id", "-u")).trim().equals("0")) {
                return AS_WE_ARE;
            }
            var probe = USER_NAMESPACE.command(List.of("true"));
            var namespaces = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return namespaces.waitFor() == 0 ? USER_NAMESPACE : NOBODY;
        } catch (IOException _) {
            return Files.isExecutable(Path.of("/usr/bin/setpriv")) ? NOBODY : AS_WE_ARE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AS_WE_ARE;
        }
    }
}
