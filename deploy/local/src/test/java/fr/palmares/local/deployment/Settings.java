package fr.palmares.local.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every setting that the code of the services reads or gives a value to, found in its sources. */
final class Settings {

    static final List<String> MODULES = List.of(
            "platform/library",
            "account-service",
            "registration-service",
            "documents-service",
            "grading-service",
            "notification-service");

    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(\\s*name\\s*=\\s*\"([^\"]+)\""
            + "(?:\\s*,\\s*defaultValue\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\")?");
    private static final Pattern IN_AN_EXPRESSION = Pattern.compile("\\$\\{(palmares\\.[a-z0-9.-]+)(?::([^}]*))?}");
    private static final Pattern ASKED_FOR =
            Pattern.compile("(?:getValue|getOptionalValue|value)\\([^\"()]*\"(palmares\\.[a-z0-9.-]+)\"");

    /** Where a setting is read, and the values it has when nobody gives one. */
    static final class Setting {
        final TreeSet<String> modules = new TreeSet<>();
        final Map<String, String> values = new LinkedHashMap<>();

        @Nullable
        String value(String profile) {
            return values.get(profile);
        }
    }

    private final Map<String, Setting> found = new TreeMap<>();

    static Map<String, Setting> of(Path root) {
        var settings = new Settings();
        for (var module : MODULES) {
            settings.read(root, module);
        }
        return settings.found;
    }

    private void read(Path root, String module) {
        var main = root.resolve(module).resolve("src/main");
        try (Stream<Path> files = Files.walk(main)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".java")) {
                    java(module, Files.readString(file));
                } else if (name.equals("application.properties") || name.equals("microprofile-config.properties")) {
                    properties(module, file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void java(String module, String source) {
        var injected = INJECTED.matcher(source);
        while (injected.find()) {
            remember(module, injected.group(1), "", injected.group(2));
        }
        for (var pattern : List.of(IN_AN_EXPRESSION, ASKED_FOR)) {
            var read = pattern.matcher(source);
            while (read.find()) {
                remember(module, read.group(1), "", read.groupCount() > 1 ? read.group(2) : null);
            }
        }
    }

    private void properties(String module, Path file) throws IOException {
        var properties = new java.util.Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        for (var name : new TreeSet<>(properties.stringPropertyNames())) {
            var profile = name.startsWith("%") ? name.substring(1, name.indexOf('.')) : "";
            var setting = name.startsWith("%") ? name.substring(name.indexOf('.') + 1) : name;
            remember(module, setting, profile, properties.getProperty(name));
        }
    }

    /** A file of properties wins over a default in code. */
    private void remember(String module, String name, String profile, @Nullable String value) {
        var setting = found.computeIfAbsent(name, _ -> new Setting());
        setting.modules.add(module);
        if (value != null) {
            setting.values.put(profile, value);
        }
    }
}
