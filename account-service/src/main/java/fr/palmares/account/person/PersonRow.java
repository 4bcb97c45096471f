package fr.palmares.account.person;

import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "person")
class PersonRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "family_name")
    String familyName;

    @Column(name = "usage_name")
    @Nullable
    String usageName;

    @Column(name = "given_names")
    String givenNames;

    @Column(name = "birth_date")
    LocalDate birthDate;

    String birthplace;

    @Nullable
    String ine;

    @Nullable
    String email;

    @Nullable
    String street;

    @Column(name = "postal_code")
    @Nullable
    String postalCode;

    @Nullable
    String city;

    @Nullable
    String academy;

    @Nullable
    String uai;

    @Enumerated(EnumType.STRING)
    AccountState account;

    @Version
    long version;

    void take(Person person) {
        var status = person.civilStatus();
        familyName = status.familyName();
        usageName = status.usageName();
        givenNames = status.givenNames();
        birthDate = status.birthDate();
        birthplace = status.birthplace();
        ine = person.ine();
        email = person.email();
        var address = person.address();
        street = address == null ? null : address.street();
        postalCode = address == null ? null : address.postalCode();
        city = address == null ? null : address.city();
        academy = person.academy();
        uai = person.uai();
        account = person.account();
    }

    Person person() {
        return new Person(
                id,
                new CivilStatus(familyName, usageName, givenNames, birthDate, birthplace),
                ine,
                email,
                street == null || postalCode == null || city == null ? null : new Address(street, postalCode, city),
                academy,
                uai,
                account);
    }
}
