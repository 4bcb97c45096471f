package fr.palmares.registration.enrolment.domain;

import fr.palmares.registration.eligibility.domain.Category;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who registers for what and through whom; known before any choice is made. */
public record Entry(
        UUID id,
        UUID personId,
        int examSession,
        String academy,
        @Nullable String uai,
        String specialty,
        Category category,
        boolean repeating) {

    public Entry withCategory(Category other) {
        return new Entry(id, personId, examSession, academy, uai, specialty, other, repeating);
    }
}
