package fr.palmares.registration.enrolment.decision;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.web.ETags;
import fr.palmares.registration.enrolment.Access;
import fr.palmares.registration.enrolment.FormDerogation;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.domain.Refusal;
import fr.palmares.registration.enrolment.domain.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** the exam office records the recteur's decision, with its proof; from then on the candidate may choose. */
@ApplicationScoped
class RecordFormDerogation {

    record Command(UUID registrationId, @Nullable String ifMatch, FormDerogation derogation) {}

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    RecordFormDerogation(Access access, AuditTrail audit, Clock clock) {
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refused once the registration is decided, or where the category chooses freely */
    @Transactional
    RegistrationRow handle(Command command) {
        var row = access.toDecide(command.registrationId());
        ETags.require(command.ifMatch(), row.revision);
        var derogation = command.derogation();
        switch (row.state) {
            case PRE_REGISTERED, REPEATING, REGISTERED, SUBMITTED -> {}
            case VALIDATED, REJECTED, CANCELLED -> throw new Refused(new Refusal.NotFromThisState(row.state));
        }
        if (!row.category.imposesGlobal()) {
            throw InvalidInput.unprocessable(
                    "", "La catégorie « " + row.category.label() + " » choisit librement sa forme d’examen.");
        }
        var now = clock.instant();
        if (derogation.decidedOn().isAfter(now.atZone(PARIS).toLocalDate())) {
            throw InvalidInput.unprocessable("/decidedOn", "La décision ne peut pas être datée d’un jour à venir.");
        }
        row.formDerogationReference = derogation.reference().strip();
        row.formDerogationDecidedOn = derogation.decidedOn();
        row.revision++;
        row.changedAt = now;
        audit.record(
                "registration.form-derogation-recorded",
                row.id.toString(),
                Map.of(
                        "reference",
                        row.formDerogationReference,
                        "decidedOn",
                        derogation.decidedOn().toString()));
        return row;
    }
}
