package fr.palmares.account.establishment;

import fr.palmares.account.establishment.domain.Establishment;
import fr.palmares.account.establishment.domain.Establishment.Actor;
import fr.palmares.account.establishment.domain.Establishment.Contact;
import fr.palmares.account.establishment.domain.Establishment.Settings;
import fr.palmares.account.establishment.domain.Establishment.Type;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "establishment")
class EstablishmentRow extends PanacheEntityBase {

    @Id
    String uai;

    String name;

    @Enumerated(EnumType.STRING)
    Type type;

    String academy;

    @Column(name = "contact_name")
    @Nullable
    String contactName;

    @Column(name = "contact_email")
    @Nullable
    String contactEmail;

    @Column(name = "contact_phone")
    @Nullable
    String contactPhone;

    @Enumerated(EnumType.STRING)
    @Column(name = "finishes_registrations")
    Actor finishesRegistrations;

    @Enumerated(EnumType.STRING)
    Actor uploads;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> specialties;

    @Version
    long version;

    void take(Establishment establishment) {
        uai = establishment.uai();
        name = establishment.name();
        type = establishment.type();
        academy = establishment.academy();
        var settings = establishment.settings();
        var contact = settings.contact();
        contactName = contact == null ? null : contact.name();
        contactEmail = contact == null ? null : contact.email();
        contactPhone = contact == null ? null : contact.phone();
        finishesRegistrations = settings.finishesRegistrations();
        uploads = settings.uploads();
        if (!settings.specialties().equals(specialties)) {
            specialties = settings.specialties();
        }
    }

    Establishment establishment() {
        var contact = contactName == null && contactEmail == null && contactPhone == null
                ? null
                : new Contact(contactName, contactEmail, contactPhone);
        return new Establishment(
                uai, name, type, academy, new Settings(contact, finishesRegistrations, uploads, specialties), version);
    }
}
