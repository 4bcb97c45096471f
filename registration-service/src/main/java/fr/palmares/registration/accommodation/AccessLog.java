package fr.palmares.registration.accommodation;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.registration.accommodation.AccommodationAccess.Eyes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/**
 * Who of the staff came near a request. The line is written first, in a transaction of the ordinary role: whoever could
 * not be written down sees nothing, and an attempt that fails later stays on record.
 */
@ApplicationScoped
class AccessLog {

    private final AuditTrail audit;

    AccessLog(AuditTrail audit) {
        this.audit = audit;
    }

    /** A candidate reads what is his or her own: no line. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void seen(String what, UUID requestId, Eyes eyes) {
        if (eyes != Eyes.CANDIDATE) {
            audit.record("accommodation." + what, requestId.toString(), Map.of("as", eyes.name()));
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void listed(String academies, int requests) {
        audit.record("accommodation.listed", academies, Map.of("requests", requests));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void arrangements(UUID registrationId) {
        audit.record("accommodation.arrangements", registrationId.toString(), Map.of());
    }
}
