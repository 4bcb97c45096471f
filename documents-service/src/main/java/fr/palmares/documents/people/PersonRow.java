package fr.palmares.documents.people;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "person")
class PersonRow extends PanacheEntityBase {

    @Id
    @Column(name = "person_id")
    UUID personId = new UUID(0, 0);

    @Column(name = "family_name")
    String familyName = "";

    @Column(name = "usage_name")
    @Nullable
    String usageName;

    @Column(name = "given_names")
    String givenNames = "";

    @Column(name = "birth_date")
    LocalDate birthDate = LocalDate.EPOCH;

    @Nullable
    String birthplace;

    @Nullable
    String ine;

    @Nullable
    String street;

    @Column(name = "postal_code")
    @Nullable
    String postalCode;

    @Nullable
    String city;
}
