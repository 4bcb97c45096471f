package fr.palmares.registration.enrolment.decision;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.web.ETags;
import fr.palmares.registration.enrolment.Access;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.RegistrationStore;
import fr.palmares.registration.enrolment.domain.Reason;
import fr.palmares.registration.enrolment.domain.Refusal;
import fr.palmares.registration.enrolment.domain.Refused;
import fr.palmares.registration.enrolment.domain.Registration;
import fr.palmares.registration.enrolment.domain.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exam office validates or rejects; whoever may gives a registration up. */
@ApplicationScoped
class DecideRegistration {

    private final Access access;
    private final RegistrationStore store;
    private final AuditTrail audit;

    DecideRegistration(Access access, RegistrationStore store, AuditTrail audit) {
        this.access = access;
        this.store = store;
        this.audit = audit;
    }

    /** Validated already: nothing happens. */
    @Transactional
    RegistrationRow validate(UUID id, @Nullable String ifMatch) {
        var row = access.toDecide(id);
        switch (store.read(row)) {
            case Registration.Validated _ -> {}
            case Registration.Submitted submitted -> {
                current(row, ifMatch);
                decide(row, submitted.validate(), null, "registration.validated");
            }
            case Registration other -> throw notFrom(other);
        }
        return row;
    }

    @Transactional
    RegistrationRow reject(UUID id, @Nullable String ifMatch, Reason reason, String text) {
        var row = access.toDecide(id);
        switch (store.read(row)) {
            case Registration.Submitted submitted -> {
                current(row, ifMatch);
                decide(row, submitted.reject(reason, text), text, "registration.rejected");
            }
            case Registration other -> throw notFrom(other);
        }
        return row;
    }

    /**
     * Candidates and establishments until validation; exam offices until deliberation. Cancelled already: nothing
     * happens.
     */
    @Transactional
    RegistrationRow cancel(UUID id, @Nullable String ifMatch, @Nullable Reason asked, @Nullable String text) {
        var row = access.toCancel(id);
        var examOffice = access.isExamOffice(row);
        switch (store.read(row)) {
            case Registration.Cancelled _ -> {}
            case Registration.Validated validated -> {
                current(row, ifMatch);
                if (!examOffice) {
                    throw notFrom(validated);
                }
                if (deliberated(row)) {
                    throw new Refused(new Refusal.Deliberated());
                }
                giveUp(row, validated, asked, text, true);
            }
            case Registration.Live live -> {
                current(row, ifMatch);
                giveUp(row, live, asked, text, examOffice);
            }
            case Registration other -> throw notFrom(other);
        }
        return row;
    }

    /** What a deadline, a piece or a duplicate decides, without a caller. */
    void cancelAs(RegistrationRow row, Reason reason, String text, String actor) {
        if (store.read(row) instanceof Registration.Live live && row.state != State.VALIDATED) {
            store.save(row, live.cancel(reason, text), RegistrationStore.Actor.service(actor), text);
            audit.record(actor, "registration.cancelled", row.id.toString(), Map.of("reason", reason.code()));
        }
    }

    private void giveUp(
            RegistrationRow row,
            Registration.Live live,
            @Nullable Reason asked,
            @Nullable String text,
            boolean examOffice) {
        var reason =
                examOffice && asked != null ? asked : access.isEstablishment(row) ? Reason.RELEASED : Reason.WITHDRAWN;
        var told = Objects.requireNonNullElse(text, reason.label());
        decide(row, live.cancel(reason, told), told, "registration.cancelled");
    }

    private void decide(RegistrationRow row, Registration.Change change, @Nullable String why, String action) {
        store.save(row, change, access.actor(row), why);
        audit.record(action, row.id.toString(), why == null ? Map.of() : Map.of("reason", why));
    }

    /** Deciding needs no version, but respects one that is given. */
    private static void current(RegistrationRow row, @Nullable String ifMatch) {
        if (ifMatch != null) {
            ETags.require(ifMatch, row.revision);
        }
    }

    private static boolean deliberated(RegistrationRow row) {
        return !RegistrationRow.getEntityManager()
                .createNativeQuery(
                        "SELECT 1 FROM closed_deliberation WHERE exam_session = ?1 AND academy = ?2 AND specialty = ?3")
                .setParameter(1, row.examSession)
                .setParameter(2, row.academy)
                .setParameter(3, row.specialty)
                .getResultList()
                .isEmpty();
    }

    private static Refused notFrom(Registration registration) {
        return new Refused(new Refusal.NotFromThisState(registration.state()));
    }
}
