package fr.palmares.platform.observe;

import io.quarkus.logging.LoggingFilter;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Logs leave the house too: what looks like a person in them (e-mail address, INE, a date of birth that says it is one,
 * a row that a database quotes in its refusal) is replaced before it is written, in messages and in exceptions.
 */
@LoggingFilter(name = "personal-data")
public final class PersonalData implements Filter {

    private static final ExtFormatter TEXT = new ExtFormatter() {
        @Override
        public String format(ExtLogRecord line) {
            return formatMessage(line);
        }
    };

    private record Trait(Pattern looksLike, String instead) {}

    private static final List<Trait> PERSONAL = List.of(
            new Trait(Pattern.compile("[\\p{L}0-9._%+-]+@[\\p{L}0-9-]+(?:\\.[\\p{L}0-9-]+)+"), "<e-mail>"),
            new Trait(Pattern.compile("\\b(?:\\d{10}[A-Z]|\\d{9}[A-Z]{2})\\b"), "<INE>"),
            new Trait(
                    Pattern.compile("(?i)((?:birth_?date|date de naissance)\"?\\s*[=:]\\s*\"?)[0-9/-]{8,10}"),
                    "$1<date>"),
            new Trait(
                    Pattern.compile("(?i)((?:family_?name|usage_?name|given_?names|birthplace|street)\"?\\s*[=:]\\s*)"
                            + "(\"[^\"]*\"|[^,;)}\\]\\n]+)"),
                    "$1<name>"),
            new Trait(Pattern.compile("(Key \\([^)]*\\)=)\\(.*?\\)(?= )"), "$1(<row>)"),
            new Trait(Pattern.compile("(Failing row contains )\\(.*\\)"), "$1(<row>)"));

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line.getThrown() != null && namesAPerson(line.getThrown())) {
            line.setThrown(WithoutPersons.of(line.getThrown()));
        }
        if (line instanceof ExtLogRecord record) {
            var message = TEXT.format(record);
            var clean = without(message);
            if (message != null && !message.equals(clean)) {
                record.setMessage(clean, ExtLogRecord.FormatStyle.NO_FORMAT);
                record.setParameters(null);
            }
        }
        return true;
    }

    static @Nullable String without(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var clean = text;
        for (var personal : PERSONAL) {
            var found = personal.looksLike.matcher(clean);
            clean = found.find() ? found.reset().replaceAll(replacement(personal)) : clean;
        }
        return clean;
    }

    private static String replacement(Trait personal) {
        return personal.instead.contains("$1") ? personal.instead : Matcher.quoteReplacement(personal.instead);
    }

    private static boolean namesAPerson(Throwable thrown) {
        for (var one = thrown; one != null; one = one.getCause()) {
            if (one.getMessage() != null && !one.getMessage().equals(without(one.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    /** The same exception for whoever looks for the place, without what it says about a person. */
    private static final class WithoutPersons extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String name;

        private WithoutPersons(Throwable original, @Nullable Throwable cause) {
            super(without(original.getMessage()), cause, false, true);
            this.name = original.getClass().getName();
            setStackTrace(original.getStackTrace());
        }

        static WithoutPersons of(Throwable original) {
            return new WithoutPersons(original, original.getCause() == null ? null : of(original.getCause()));
        }

        @Override
        public String toString() {
            return getMessage() == null ? name : name + ": " + getMessage();
        }
    }
}
