package fr.palmares.account.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.account.letters.Addressees;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.person.domain.Person;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PersonStore implements People, Addressees {

    static final String TOPIC = "account.people";
    static final String TYPE = "account.Person.v1";

    /** The row of the compacted topic: civil status and e-mail travel nowhere else. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublishedPerson(
            UUID personId,
            String familyName,
            @Nullable String usageName,
            String givenNames,
            LocalDate birthDate,
            String birthplace,
            @Nullable String ine,
            @Nullable String email,
            @Nullable Address address,
            @Nullable String academy,
            @Nullable String uai,
            AccountState account) {

        static PublishedPerson of(Person person) {
            var status = person.civilStatus();
            return new PublishedPerson(
                    person.id(),
                    status.familyName(),
                    status.usageName(),
                    status.givenNames(),
                    status.birthDate(),
                    status.birthplace(),
                    person.ine(),
                    person.email(),
                    person.address(),
                    person.academy(),
                    person.uai(),
                    person.account());
        }
    }

    private final Session database;
    private final Outbox outbox;

    PersonStore(Session database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public Optional<Person> find(UUID id) {
        return PersonRow.<PersonRow>findByIdOptional(id).map(PersonRow::person);
    }

    @Override
    public Optional<String> givenNamesOf(UUID id) {
        return find(id).map(person -> person.civilStatus().givenNames());
    }

    @Override
    @Transactional
    public long version(UUID id) {
        return PersonRow.<PersonRow>findByIdOptional(id)
                .map(row -> {
                    PersonRow.flush();
                    return row.version;
                })
                .orElse(0L);
    }

    @Override
    public void save(Person person) {
        PersonRow row = PersonRow.findById(person.id());
        if (row == null) {
            row = new PersonRow();
            row.id = person.id();
            row.take(person);
            row.persist();
        } else {
            row.take(person);
        }
        outbox.appendTo(TOPIC, TYPE, person.id(), PublishedPerson.of(person));
    }

    @Override
    public void remove(UUID id) {
        if (PersonRow.deleteById(id)) {
            for (var table : List.of("letter", "single_use_link", "enrolment")) {
                database.createNativeMutationQuery("DELETE FROM " + table + " WHERE person_id = ?1")
                        .setParameter(1, id)
                        .executeUpdate();
            }
            database.createNativeMutationQuery(
                            "DELETE FROM outbox_event WHERE aggregatetype = '" + TOPIC + "' AND aggregateid = ?1")
                    .setParameter(1, id.toString())
                    .executeUpdate();
            outbox.appendTo(TOPIC, TYPE, id, null);
        }
    }
}
