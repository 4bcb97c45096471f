package fr.palmares.documents.inspection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name a sender gave a file, kept for people to recognise it and for nothing else. */
public final class FileName {

    private static final int LONGEST = 120;
    private static final Pattern EXTENDED = Pattern.compile("filename\\*=UTF-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("filename=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private FileName() {}

    /** The name in a Content-Disposition header, in either of its two forms. */
    public static @Nullable String in(@Nullable String disposition) {
        if (disposition == null) {
            return null;
        }
        var extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            try {
                return URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException noName) {
                return null;
            }
        }
        var plain = PLAIN.matcher(disposition);
        return plain.find() ? plain.group(1) : null;
    }

    /** Without folders, control characters and marks that turn the writing direction. */
    public static @Nullable String safe(@Nullable String given) {
        if (given == null) {
            return null;
        }
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .codePoints()
                .filter(FileName::isPlain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (name.isEmpty() || name.chars().allMatch(c -> c == '.')) {
            return null;
        }
        return name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
    }

    private static boolean isPlain(int c) {
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.SURROGATE
                && Character.isDefined(c);
    }
}
