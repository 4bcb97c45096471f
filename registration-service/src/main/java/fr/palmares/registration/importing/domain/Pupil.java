package fr.palmares.registration.importing.domain;

import fr.palmares.registration.eligibility.domain.Category;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A candidate as a school's file describes one: civil status, and what he or she registers for. */
public record Pupil(
        int line,
        @Nullable String ine,
        String familyName,
        @Nullable String usageName,
        String givenNames,
        LocalDate birthDate,
        String birthplace,
        @Nullable String email,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        Category category,
        String specialty) {}
