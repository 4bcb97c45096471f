package fr.palmares.account.generation.domain;

import fr.palmares.account.person.domain.CivilStatus;
import java.text.Normalizer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The name a candidate signs in with, readable on paper: first initial, family name, four signs (DOMAIN A-4). */
public final class Identifier {

    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LONGEST_NAME = 20;

    private Identifier() {}

    public static String of(CivilStatus person, RandomGenerator random) {
        return of(person.givenNames(), person.familyName(), random);
    }

    public static String of(String givenNames, String familyName, RandomGenerator random) {
        var initial = letters(givenNames);
        var name = letters(familyName);
        var tail = new StringBuilder("-");
        for (var i = 0; i < 4; i++) {
            tail.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return (initial.isEmpty() ? "x" : initial.substring(0, 1))
                + "."
                + (name.isEmpty() ? "candidat" : name.substring(0, Math.min(LONGEST_NAME, name.length())))
                + tail;
    }

    /** Plain letters a to z: accents go, ligatures are written out, everything else is dropped. */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ø", "o")
                .replace("đ", "d")
                .replaceAll("[^a-z]", "");
    }
}
