package fr.palmares.account.staff.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member of staff may do; the scope says on which rows (DOMAIN § 1). */
public enum StaffRole {
    ESTABLISHMENT(Scope.ESTABLISHMENTS, false),
    EXAM_OFFICE(Scope.ACADEMIES, false),
    ACCOMMODATION_OFFICE(Scope.ACADEMIES, false),
    ACCOMMODATION_DOCTOR(Scope.ACADEMIES, true),
    EXAM_CENTRE(Scope.ESTABLISHMENTS, false),
    EXAMINER(Scope.ACADEMIES, false),
    JURY(Scope.ACADEMIES, false),
    ADMINISTRATOR(Scope.NONE, true);

    /** Rows that a role must be bound to. */
    public enum Scope {
        ESTABLISHMENTS,
        ACADEMIES,
        NONE
    }

    private final Scope scope;
    private final boolean alone;

    StaffRole(Scope scope, boolean alone) {
        this.scope = scope;
        this.alone = alone;
    }

    public Scope scope() {
        return scope;
    }

    /**
     * Whether the role excludes every other: the doctor alone reads medical documents, and who runs the platform sees no
     * personal data.
     */
    public boolean standsAlone() {
        return alone;
    }

    /** Its name as a realm role of Keycloak. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StaffRole> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
