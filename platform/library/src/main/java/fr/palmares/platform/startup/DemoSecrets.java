package fr.palmares.platform.startup;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets that everybody knows: those of the local and test profiles, those that repeat their user's name, and
 * those whose text says what they are.
 */
final class DemoSecrets {

    private static final List<String> OPEN_PROFILES = List.of("%local.", "%test.", "%dev.");
    private static final Pattern SECRET = Pattern.compile("(?:quarkus|palmares|kafka)\\..*(?:password|secret|-key)");
    private static final Pattern NO_SECRET = Pattern.compile(".*(?:access-key|public-key)");
    private static final Pattern TELLING = Pattern.compile(
            "(?i).*(?:not.a.secret|not.for.production|change.?me|palmares-local|palmares-account-local).*");
    private static final List<String> ALWAYS_ASKED = List.of(
            "quarkus.datasource.password",
            "quarkus.flyway.password",
            "quarkus.mailer.password",
            "quarkus.oidc.credentials.secret",
            "palmares.s3.secret-key");

    private DemoSecrets() {}

    /** Names of the settings that hold one, in alphabetical order. */
    static List<String> in(SmallRyeConfig settings) {
        var found = new ArrayList<String>();
        for (var name : candidates(settings)) {
            var value = value(settings, name);
            if (value != null && known(settings, name, value)) {
                found.add(name);
            }
        }
        return found;
    }

    private static TreeSet<String> candidates(SmallRyeConfig settings) {
        var names = new TreeSet<>(ALWAYS_ASKED);
        settings.getPropertyNames().forEach(names::add);
        for (var source : settings.getConfigSources()) {
            source.getPropertyNames().stream().map(DemoSecrets::withoutProfile).forEach(names::add);
        }
        names.removeIf(name ->
                !SECRET.matcher(name).matches() || NO_SECRET.matcher(name).matches());
        return names;
    }

    private static boolean known(SmallRyeConfig settings, String name, String value) {
        return TELLING.matcher(value).matches()
                || givenInAnOpenProfile(settings, name, value)
                || user(settings, name).filter(value::equals).isPresent();
    }

    private static boolean givenInAnOpenProfile(SmallRyeConfig settings, String name, String value) {
        for (var source : settings.getConfigSources()) {
            for (var profile : OPEN_PROFILES) {
                if (value.equals(source.getValue(profile + name))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The user a password belongs to: {@code x.password} has {@code x.username}. */
    private static Optional<String> user(SmallRyeConfig settings, String name) {
        return name.endsWith(".password")
                ? Optional.ofNullable(value(settings, name.replaceFirst("password$", "username")))
                : Optional.empty();
    }

    private static String withoutProfile(String name) {
        return name.startsWith("%") && name.indexOf('.') > 0 ? name.substring(name.indexOf('.') + 1) : name;
    }

    static @Nullable String value(SmallRyeConfig settings, String name) {
        try {
            return settings.getOptionalValue(name, String.class)
                    .filter(text -> !text.isBlank())
                    .orElse(null);
        } catch (NoSuchElementException unresolved) {
            return null; // it names a setting that is missing; who needs it says so
        }
    }
}
