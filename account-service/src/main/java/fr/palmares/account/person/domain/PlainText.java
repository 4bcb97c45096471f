package fr.palmares.account.person.domain;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a name or an address may be written with, so that it prints and compares the same everywhere (DOMAIN A-1). */
public final class PlainText {

    /** Longest name an exam document has room for. */
    public static final int LONGEST = 100;

    private static final Set<Integer> MARKS_IN_NAMES =
            Set.of((int) ' ', (int) '-', (int) '\'', (int) '’', (int) '.', (int) ',', (int) '·');
    private static final Set<Integer> MARKS_IN_PLACES = Set.of((int) '(', (int) ')', (int) '/', (int) '°', (int) '&');

    private PlainText() {}

    /** Composed form, single spaces, none around. */
    public static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll(" {2,}", " ")
                .strip();
    }

    public static @Nullable String cleanOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : clean(text);
    }

    /** What is wrong with a person's name; empty when nothing is. */
    public static Optional<Flaw> flawOfName(String text) {
        return flaw(text, false);
    }

    /** What is wrong with a place, an address line or the name of an establishment; digits are allowed there. */
    public static Optional<Flaw> flawOfPlace(String text) {
        return flaw(text, true);
    }

    private static Optional<Flaw> flaw(String raw, boolean place) {
        if (raw.codePoints().anyMatch(PlainText::invisible)) {
            return Optional.of(Flaw.INVISIBLE_CHARACTER);
        }
        var text = clean(raw);
        if (text.isEmpty()) {
            return Optional.of(Flaw.EMPTY);
        }
        if (text.length() > LONGEST) {
            return Optional.of(Flaw.TOO_LONG);
        }
        if (!text.codePoints().allMatch(character -> allowed(character, place))) {
            return Optional.of(Flaw.FORBIDDEN_CHARACTER);
        }
        return text.codePoints().anyMatch(Character::isLetter) ? Optional.empty() : Optional.of(Flaw.NO_LETTER);
    }

    /** Control characters, right-to-left marks and their like: they change what is read without being seen. */
    private static boolean invisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean allowed(int character, boolean place) {
        return Character.isLetter(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || MARKS_IN_NAMES.contains(character)
                || place && (Character.isDigit(character) || MARKS_IN_PLACES.contains(character));
    }
}
