package fr.palmares.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.local.deployment.Settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is written from the code; what a setting means is told in settings.properties. */
class ConfigurationReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("palmares.root", "../.."));
    private static final String DECLARATION = "palmares.production.required.";

    private final Map<String, Setting> settings = Settings.of(ROOT);
    private final Map<String, String> meanings = meanings();

    @Test
    void everySettingOfOursHasAMeaning() {
        var ours = ours();
        var without = new TreeSet<>(ours);
        without.removeAll(meanings.keySet());

        assertThat(ours).as("found in the code").contains("palmares.clock.file", "palmares.retention.inbox");
        assertThat(without)
                .as("settings.properties lacks a meaning for these settings of the code")
                .isEmpty();
    }

    @Test
    void theReferenceSaysOfEachSettingWhatTheCodeSays() throws IOException {
        var file = ROOT.resolve("docs/configuration.md");
        var before = Files.exists(file) ? Files.readString(file) : "";
        var now = reference();
        var lacking = now.lines()
                .filter(line -> line.startsWith("| `"))
                .filter(line -> before.lines().noneMatch(line::equals))
                .toList();

        if (!lacking.isEmpty()) {
            Files.writeString(file, now);
        }

        assertThat(lacking)
                .as("docs/configuration.md was behind the code and is written anew: commit it")
                .isEmpty();
    }

    private TreeSet<String> ours() {
        return settings.keySet().stream()
                .filter(name -> name.startsWith("palmares.") && !name.startsWith(DECLARATION))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String reference() {
        var text = new StringBuilder("""
                # Settings

                Written from the code by `ConfigurationReferenceTest` (deploy/local); do not edit. A setting is given as
                an environment variable (capitals, `_` for everything else), as a system property, or in
                `config/application.properties` beside the jar. Defaults are those of production; the local profile's
                are named where they differ. `docs/production.md` says which ones a production needs, and
                `docs/runbooks` what to do with them.

                ## Ours

                | setting | service | default | meaning |
                |---|---|---|---|
                """);
        ours().forEach(name -> line(text, name));
        text.append("""

                ## Of Quarkus and Kafka, as far as whoever runs the services needs them

                | setting | service | default | meaning |
                |---|---|---|---|
                """);
        new TreeMap<>(meanings)
                .keySet().stream().filter(name -> !name.startsWith("palmares.")).forEach(name -> line(text, name));
        text.append("""

                ## What the services cannot do without in production

                Looked at when a service starts, beside demo secrets, an open password grant, addresses without TLS and
                a moved clock; every reason is said at once.

                | setting | service | why |
                |---|---|---|
                """);
        settings.forEach((name, setting) -> {
            if (name.startsWith(DECLARATION)) {
                text.append("| `%s` | %s | %s |\n"
                        .formatted(
                                name.substring(DECLARATION.length()).replace("\"", ""),
                                services(setting),
                                cell(setting.value(""))));
            }
        });
        return text.toString();
    }

    private void line(StringBuilder text, String name) {
        var setting = settings.get(name);
        text.append("| `%s`<br>`%s` | %s | %s | %s |\n"
                .formatted(
                        name,
                        name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"),
                        setting == null ? "all" : services(setting),
                        setting == null ? "" : defaults(setting),
                        meanings.get(name)));
    }

    private static String services(Setting setting) {
        return setting.modules.contains("platform/library")
                ? "all"
                : setting.modules.stream()
                        .map(module -> module.replace("-service", ""))
                        .collect(Collectors.joining(", "));
    }

    private static String defaults(Setting setting) {
        var production = setting.value("prod") == null ? setting.value("") : setting.value("prod");
        var local = setting.value("local");
        var text = production == null ? "none" : "`" + cell(production) + "`";
        return local == null ? text : text + "; local `" + cell(local) + "`";
    }

    private static String cell(@Nullable String value) {
        return value == null ? "" : value.isBlank() ? " " : value.replace("|", "\\|");
    }

    private static Map<String, String> meanings() {
        var properties = new Properties();
        try (var in = ConfigurationReferenceTest.class.getResourceAsStream("settings.properties")) {
            properties.load(new java.io.InputStreamReader(
                    java.util.Objects.requireNonNull(in), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        var meanings = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> meanings.put(name, properties.getProperty(name)));
        return meanings;
    }
}
