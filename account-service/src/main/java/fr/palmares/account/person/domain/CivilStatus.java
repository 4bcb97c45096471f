package fr.palmares.account.person.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Civil status, equal to the identity document (note Nantes 2024, étape 1; DOMAIN A-1). */
public record CivilStatus(
        String familyName, @Nullable String usageName, String givenNames, LocalDate birthDate, String birthplace) {

    /** The same, every text in one spelling. */
    public CivilStatus cleaned() {
        return new CivilStatus(
                PlainText.clean(familyName),
                PlainText.cleanOrNull(usageName),
                PlainText.clean(givenNames),
                birthDate,
                PlainText.clean(birthplace));
    }
}
