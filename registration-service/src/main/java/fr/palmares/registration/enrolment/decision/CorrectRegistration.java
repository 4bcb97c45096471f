package fr.palmares.registration.enrolment.decision;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.web.ETags;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.enrolment.Access;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.RegistrationStore;
import fr.palmares.registration.enrolment.confirmation.ChoicesReader;
import fr.palmares.registration.enrolment.confirmation.ConfirmationRequest;
import fr.palmares.registration.enrolment.domain.Refusal;
import fr.palmares.registration.enrolment.domain.Refused;
import fr.palmares.registration.enrolment.domain.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** the exam office enters what the candidate corrected on the summary, with its reason, window or not. */
@ApplicationScoped
class CorrectRegistration {

    record Command(UUID registrationId, @Nullable String ifMatch, ConfirmationRequest choices, String reason) {}

    private final Access access;
    private final RegistrationStore store;
    private final ChoicesReader choices;
    private final ExamSessions examSessions;
    private final AuditTrail audit;

    CorrectRegistration(
            Access access,
            RegistrationStore store,
            ChoicesReader choices,
            ExamSessions examSessions,
            AuditTrail audit) {
        this.access = access;
        this.store = store;
        this.choices = choices;
        this.examSessions = examSessions;
        this.audit = audit;
    }

    @Transactional
    RegistrationRow handle(Command command) {
        var row = access.toDecide(command.registrationId());
        ETags.require(command.ifMatch(), row.revision);
        var request = command.choices();
        var entry = RegistrationStore.entry(row);
        var corrected = request.category() == null ? entry : entry.withCategory(request.category());
        var judged = choices.read(
                corrected,
                row.hasFormDerogation(),
                examSessions.grid(row.examSession, row.specialty).orElseThrow(),
                request);
        var next = judged.choices();
        var change = switch (store.read(row)) {
            case Registration.Registered registered ->
                registered.correct(corrected, next.keepingHandicapOf(registered.chosen()));
            case Registration.Submitted submitted ->
                submitted.correct(corrected, next.keepingHandicapOf(submitted.chosen()));
            case Registration other -> throw new Refused(new Refusal.NotFromThisState(other.state()));
        };
        change.ifPresent(made -> {
            store.save(row, made, access.actor(row), command.reason());
            choices.keep(corrected, judged);
            audit.record("registration.corrected", row.id.toString(), Map.of("reason", command.reason()));
        });
        return row;
    }
}
