package fr.palmares.grading.results;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Public codes of admissions: 80 random bits, written so that nobody mistakes a letter. */
@ApplicationScoped
class VerificationCodes {

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
