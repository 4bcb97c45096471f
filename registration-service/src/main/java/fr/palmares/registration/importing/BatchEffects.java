package fr.palmares.registration.importing;

import fr.palmares.registration.bulk.CopyRows;
import fr.palmares.registration.bulk.FactRows;
import fr.palmares.registration.bulk.TimeOrderedId;
import fr.palmares.registration.enrolment.creation.ImportedRegistrations;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.importing.ImportBatch.Described;
import fr.palmares.registration.people.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a batch of lines changes, gathered line by line and written at once: people, registrations and their facts. */
class BatchEffects {

    private static final String UPDATE = "UPDATE person SET family_name = ?, usage_name = ?, given_names = ?,"
            + " birth_date = ?, birthplace = ?, ine = ?, postal_code = ?, identity_key = ?, family_key = ?,"
            + " usage_key = ?, given_key = ? WHERE id = ?";

    private final String academy;
    private final String uai;
    private final Map<UUID, Described> newPeople = new LinkedHashMap<>();
    private final Map<UUID, Described> correctedPeople = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<UUID> doubtful = new ArrayList<>();
    private final FactRows facts;

    BatchEffects(String academy, String uai, Instant now) {
        this.academy = academy;
        this.uai = uai;
        this.facts = new FactRows(now);
    }

    Entry create(Described described, Optional<UUID> knownAs, int examSession, boolean isDoubtful) {
        var personId = knownAs.orElseGet(TimeOrderedId::next);
        if (knownAs.isPresent()) {
            correct(described, personId);
        } else {
            newPeople.put(personId, described);
            tell(personId, described);
        }
        var entry = ImportBatch.entry(personId, described.pupil(), examSession, academy, uai);
        entries.add(entry);
        if (isDoubtful) {
            doubtful.add(entry.id());
        }
        return entry;
    }

    void correct(Described described, UUID personId) {
        if (newPeople.replace(personId, described) == null) {
            correctedPeople.put(personId, described);
        }
        tell(personId, described);
    }

    List<UUID> doubtful() {
        return doubtful;
    }

    void write(Connection connection, ImportedRegistrations registrations) throws SQLException {
        insertPeople(connection);
        updatePeople(connection);
        registrations.addAll(entries, connection, facts);
        facts.write(connection);
    }

    private void tell(UUID personId, Described described) {
        facts.addTo(
                "registration.people",
                "registration.ImportedPerson.v1",
                personId,
                ImportedPerson.of(personId, described.pupil(), academy, uai),
                academy,
                uai);
    }

    private void insertPeople(Connection connection) throws SQLException {
        var rows = new CopyRows(
                "person",
                "id, family_name, usage_name, given_names, birth_date, birthplace, ine, postal_code, identity_key,"
                        + " family_key, usage_key, given_key");
        newPeople.forEach((id, described) -> {
            var pupil = described.pupil();
            rows.add(
                    id,
                    pupil.familyName(),
                    pupil.usageName(),
                    pupil.givenNames(),
                    pupil.birthDate(),
                    pupil.birthplace(),
                    pupil.ine(),
                    pupil.postalCode(),
                    described.identityKey(),
                    Person.plain(pupil.familyName()),
                    pupil.usageName() == null ? null : Person.plain(pupil.usageName()),
                    Person.plain(pupil.givenNames()));
        });
        rows.write(connection);
    }

    private void updatePeople(Connection connection) throws SQLException {
        if (correctedPeople.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(UPDATE)) {
            for (var corrected : correctedPeople.entrySet()) {
                var pupil = corrected.getValue().pupil();
                update.setString(1, pupil.familyName());
                update.setString(2, pupil.usageName());
                update.setString(3, pupil.givenNames());
                update.setObject(4, pupil.birthDate());
                update.setString(5, pupil.birthplace());
                update.setString(6, pupil.ine());
                update.setString(7, pupil.postalCode());
                update.setString(8, corrected.getValue().identityKey());
                update.setString(9, Person.plain(pupil.familyName()));
                update.setString(10, pupil.usageName() == null ? null : Person.plain(pupil.usageName()));
                update.setString(11, Person.plain(pupil.givenNames()));
                update.setObject(12, corrected.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
