package fr.palmares.registration.establishments;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An establishment, as far as registering needs to know it. */
@Entity
@Table(name = "establishment")
public class Establishment extends PanacheEntityBase {

    /** who finishes the registrations. */
    public enum Finisher {
        CANDIDATE,
        ESTABLISHMENT
    }

    @Id
    public String uai = "";

    public String name = "";
    public String academy = "";

    @Enumerated(EnumType.STRING)
    public Finisher finishesRegistrations = Finisher.CANDIDATE;

    /** Whether the establishment itself finishes; candidates do until it says so. */
    public static boolean finishesItself(String uai) {
        return Establishment.<Establishment>findByIdOptional(uai)
                .filter(row -> row.finishesRegistrations == Finisher.ESTABLISHMENT)
                .isPresent();
    }
}
