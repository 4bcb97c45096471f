package fr.palmares.registration.eligibility.domain;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The optional languages an académie offers at one exam session, and the text that lists them. */
public record OfferedLanguages(Set<String> codes, String source) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_'’-]+");

    public OfferedLanguages {
        codes = codes.stream().map(OfferedLanguages::spelling).collect(Collectors.toUnmodifiableSet());
    }

    public boolean offers(String language) {
        return codes.contains(spelling(language));
    }

    /** Codes are unaccented capitals; blanks, hyphens, apostrophes and underscores are all one separator. */
    public static String spelling(String code) {
        return SEPARATORS.matcher(code).replaceAll(" ").strip();
    }
}
