package fr.palmares.documents.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Civil status as documents print it. */
public record Person(
        UUID personId,
        String familyName,
        @Nullable String usageName,
        String givenNames,
        LocalDate birthDate,
        @Nullable String birthplace,
        @Nullable String ine,
        @Nullable Address address) {

    public record Address(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city) {}
}
