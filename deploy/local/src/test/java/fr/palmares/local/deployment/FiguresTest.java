package fr.palmares.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts ask only for figures that the services count. */
class FiguresTest {

    private static final Path ROOT = Path.of(System.getProperty("palmares.root", "../.."));
    private static final Pattern COUNTED = Pattern.compile("\"(palmares(?:\\.[a-z]+)+)\"");
    private static final Pattern ASKED_FOR = Pattern.compile("\\b(palmares_[a-z_]+)");
    private static final List<String> OF_A_HISTOGRAM = List.of("_seconds_bucket", "_seconds_count", "_seconds_sum");

    /** Names of replication slots, which appear in the tests of the alerts. */
    private static final List<String> SLOTS = Stream.of(
                    "account", "registration", "documents", "grading", "notification")
            .map(service -> "palmares_" + service)
            .toList();

    @Test
    void whatDashboardsAndAlertsAskForIsCounted() throws IOException {
        var counted = counted();
        var asked = new TreeSet<String>();
        for (var file : files(ROOT.resolve("deploy/observability"), ".json", ".yml")) {
            var figures = ASKED_FOR.matcher(Files.readString(file));
            while (figures.find()) {
                asked.add(figures.group(1));
            }
        }

        assertThat(asked).contains("palmares_registrations", "palmares_slot_wal_kept");
        asked.removeIf(figure -> counted.contains(base(figure)) || SLOTS.contains(figure));
        assertThat(asked).isEmpty();
    }

    @Test
    void connectionsAreCountedWhichQuarkusDoesOnlyWhenTold() throws IOException {
        assertThat(Files.readString(ROOT.resolve("deploy/observability/grafana/dashboards/services.json")))
                .contains("agroal_awaiting_count");
        assertThat(Files.readString(
                        ROOT.resolve("platform/library/src/main/resources/META-INF/microprofile-config.properties")))
                .contains("\nquarkus.datasource.metrics.enabled=true\n");
    }

    private static TreeSet<String> counted() throws IOException {
        var counted = new TreeSet<String>();
        for (var module : Settings.MODULES) {
            for (var file : files(ROOT.resolve(module).resolve("src/main/java"), ".java")) {
                if (file.getParent().endsWith("observe")) {
                    var names = COUNTED.matcher(Files.readString(file));
                    while (names.find()) {
                        counted.add(names.group(1).replace('.', '_'));
                    }
                }
            }
        }
        return counted;
    }

    private static String base(String figure) {
        for (var suffix : OF_A_HISTOGRAM) {
            if (figure.endsWith(suffix)) {
                return figure.substring(0, figure.length() - suffix.length());
            }
        }
        return figure;
    }

    private static List<Path> files(Path folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var found = new ArrayList<Path>();
            files.filter(Files::isRegularFile)
                    .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
                    .forEach(found::add);
            return found;
        }
    }
}
