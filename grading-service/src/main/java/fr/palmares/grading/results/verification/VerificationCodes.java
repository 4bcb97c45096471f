package fr.palmares.grading.results.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Public codes of admissions: 80 random bits, written so that nobody mistakes a letter. */
@ApplicationScoped
public class VerificationCodes {

    private static final int GROUPS = 4;

    public String next() {
        return RandomCode.of(GROUPS);
    }

    /** As it stands on the attestation, however it was typed; empty when it cannot be one. */
    static Optional<String> normal(String typed) {
        return RandomCode.normal(typed, GROUPS);
    }
}
