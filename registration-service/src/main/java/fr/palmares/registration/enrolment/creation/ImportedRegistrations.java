package fr.palmares.registration.enrolment.creation;

import fr.palmares.registration.bulk.CopyRows;
import fr.palmares.registration.bulk.FactRows;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.RegistrationFacts;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.RegistrationStore;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.enrolment.domain.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What an import does to registrations. */
@ApplicationScoped
public class ImportedRegistrations {

    private static final String COLUMNS =
            "id, person_id, exam_session, academy, uai, specialty, category, repeating, origin, state, created_at, changed_at";

    private final RegistrationStore store;
    private final Duplicates duplicates;
    private final Clock clock;

    ImportedRegistrations(RegistrationStore store, Duplicates duplicates, Clock clock) {
        this.store = store;
        this.duplicates = duplicates;
        this.clock = clock;
    }

    /** Pupils are PRE_REGISTERED, all of a batch at once; each is told. */
    public void addAll(List<Entry> entries, Connection connection, FactRows facts) throws SQLException {
        var rows = new CopyRows("registration", COLUMNS);
        var now = clock.instant();
        for (var entry : entries) {
            var state = new Registration.Proposed(entry).state();
            rows.add(
                    entry.id(),
                    entry.personId(),
                    entry.examSession(),
                    entry.academy(),
                    entry.uai(),
                    entry.specialty(),
                    entry.category(),
                    entry.repeating(),
                    RegistrationRow.Origin.IMPORT,
                    state,
                    now,
                    now);
            facts.add(
                    RegistrationFacts.RegistrationImported.TYPE,
                    entry.id(),
                    RegistrationFacts.RegistrationImported.of(entry, state),
                    entry.academy(),
                    entry.uai());
        }
        rows.write(connection);
    }

    /** A doubtful one is shown to the exam office. */
    public void suspect(UUID registrationId) {
        duplicates.suspect(registrationId);
    }

    /**
     * Until the candidate confirms, the establishment corrects the category it imported.
     *
     * @return false when it is too late for that
     */
    public boolean correctCategory(UUID registrationId, Category category) {
        var row = RegistrationRow.locked(registrationId).filter(found -> found.version == 0 && found.state.live());
        row.filter(found -> found.category != category).ifPresent(found -> store.correctCategory(found, category));
        return row.isPresent();
    }
}
