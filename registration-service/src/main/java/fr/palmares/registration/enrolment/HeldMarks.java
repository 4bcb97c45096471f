package fr.palmares.registration.enrolment;

import fr.palmares.registration.heldmarks.HeldMarkView;
import fr.palmares.registration.heldmarks.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The ledger seen from one registration: what may be kept, until when, and what sitting would give up. */
@ApplicationScoped
class HeldMarks {

    private final Access access;
    private final Ledger ledger;

    HeldMarks(Access access, Ledger ledger) {
        this.access = access;
        this.ledger = ledger;
    }

    @Transactional
    List<HeldMarkView> of(UUID registrationId) {
        var row = access.toRead(registrationId);
        return ledger.views(row.personId, row.specialty, row.examSession);
    }

    /** What an exam office types in for a mark from elsewhere. */
    @Transactional
    List<HeldMarkView> record(UUID registrationId, HeldMarkView.Typed typed) {
        var row = access.toDecide(registrationId);
        ledger.type(
                row.personId,
                row.specialty,
                row.examSession,
                typed,
                access.actor(row).name());
        return ledger.views(row.personId, row.specialty, row.examSession);
    }
}
