package fr.palmares.registration.enrolment;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What an import does to registrations. */
@ApplicationScoped
public class ImportedRegistrations {

    private final RegistrationStore store;
    private final Duplicates duplicates;

    ImportedRegistrations(RegistrationStore store, Duplicates duplicates) {
        this.store = store;
        this.duplicates = duplicates;
    }

    /** A pupil is PRE_REGISTERED; a doubtful one is shown to the exam office. */
    public void add(Entry entry, boolean doubtful) {
        var row = store.add(entry, RegistrationRow.Origin.IMPORT);
        if (doubtful) {
            duplicates.suspect(row);
        }
    }

    /** Until the candidate confirms, the establishment corrects the category it imported. */
    public void correctCategory(UUID registrationId, Category category) {
        RegistrationRow.locked(registrationId)
                .filter(row -> row.category != category && row.version == 0)
                .ifPresent(row -> store.correctCategory(row, category));
    }
}
