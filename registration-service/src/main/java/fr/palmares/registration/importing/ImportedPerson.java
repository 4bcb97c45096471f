package fr.palmares.registration.importing;

import fr.palmares.registration.importing.domain.Pupil;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fact on {@code registration.people}: civil status as a school imported it; account-service alone reads it. */
record ImportedPerson(
        UUID personId,
        String familyName,
        @Nullable String usageName,
        String givenNames,
        LocalDate birthDate,
        String birthplace,
        @Nullable String ine,
        @Nullable String email,
        @Nullable Address address,
        String academy,
        String uai) {

    record Address(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city) {}

    static ImportedPerson of(UUID personId, Pupil pupil, String academy, String uai) {
        var address = pupil.street() == null && pupil.postalCode() == null && pupil.city() == null
                ? null
                : new Address(pupil.street(), pupil.postalCode(), pupil.city());
        return new ImportedPerson(
                personId,
                pupil.familyName(),
                pupil.usageName(),
                pupil.givenNames(),
                pupil.birthDate(),
                pupil.birthplace(),
                pupil.ine(),
                pupil.email(),
                address,
                academy,
                uai);
    }
}
