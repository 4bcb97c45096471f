package fr.palmares.grading.results.verification;

import java.security.SecureRandom;
import java.util.Optional;

/** Codes that people copy from paper: groups of four letters and digits of which none looks like another. */
public final class RandomCode {

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomCode() {}

    public static String of(int groups) {
        var code = new StringBuilder();
        for (int i = 0; i < groups * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** As it was written out, whatever was typed between the letters; empty when it cannot be one. */
    public static Optional<String> normal(String typed, int groups) {
        var code = new StringBuilder();
        int letters = 0;
        for (int i = 0; i < typed.length(); i++) {
            var letter = Character.toUpperCase(typed.charAt(i));
            if (letter == '-' || Character.isWhitespace(letter)) {
                continue;
            }
            if (LETTERS.indexOf(letter) < 0) {
                return Optional.empty();
            }
            if (letters > 0 && letters % GROUP == 0) {
                code.append('-');
            }
            code.append(letter);
            letters++;
        }
        return letters == groups * GROUP ? Optional.of(code.toString()) : Optional.empty();
    }
}
