package fr.palmares.account.generation.domain;

import java.util.Locale;

/** The code of a login slip (papillon): derived when printed or checked, stored nowhere (note Nantes 2026, § 3; A-4). */
public record OneTimeCode(String signs) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    /** The code that a keyed hash of account and series stands for. */
    public static OneTimeCode from(byte[] keyedHash) {
        var signs = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            var twoBytes = (keyedHash[2 * i] & 0xff) << 8 | keyedHash[2 * i + 1] & 0xff;
            signs.append(ALPHABET.charAt(twoBytes % ALPHABET.length()));
        }
        return new OneTimeCode(signs.toString());
    }

    /** As somebody types it: small letters, spaces and dashes do not matter. */
    public static OneTimeCode typed(String text) {
        return new OneTimeCode(text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    public String printed() {
        return signs.substring(0, LENGTH / 2) + "-" + signs.substring(LENGTH / 2);
    }
}
