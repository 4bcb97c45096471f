package fr.palmares.grading.examfile;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The name behind a candidate, for minutes, lists and verification; account-service owns it. */
@Entity
@Table(name = "person")
public class Person extends PanacheEntityBase {

    @Id
    @Column(name = "person_id")
    public UUID personId;

    @Column(name = "family_name")
    public String familyName;

    @Column(name = "given_names")
    public String givenNames;

    public @Nullable String street;

    @Column(name = "postal_code")
    public @Nullable String postalCode;

    public @Nullable String city;

    @Column(name = "told_at")
    public Instant toldAt;
}
