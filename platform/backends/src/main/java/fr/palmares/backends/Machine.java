package fr.palmares.backends;

import java.util.ArrayList;
import java.util.List;

/** What the virtual machine of a part is started with: small, and quick to be there. */
final class Machine {

    private Machine() {}

    static List<String> options(boolean lasting) {
        var options = new ArrayList<>(
                List.of("-XX:+UseSerialGC", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"));
        if (!lasting) {
            options.add("-XX:TieredStopAtLevel=1"); // a test's part lives seconds
        }
        return options;
    }

    /** The same with an archive of the part's classes, written at its first orderly end: Kafka starts twice as fast. */
    static List<String> options(String part, boolean lasting) {
        var options = new ArrayList<>(options(lasting));
        options.addAll(List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile="
                        + Cache.root().resolve("ready").resolve(Cache.versioned(part) + "-classes.jsa"),
                "-Xlog:disable"));
        return options;
    }
}
