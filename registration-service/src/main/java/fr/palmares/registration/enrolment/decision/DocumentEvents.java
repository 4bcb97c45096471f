package fr.palmares.registration.enrolment.decision;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Inbox;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.RegistrationStore;
import fr.palmares.registration.enrolment.domain.FileColour;
import fr.palmares.registration.enrolment.domain.Reason;
import fr.palmares.registration.enrolment.domain.Registration;
import fr.palmares.registration.enrolment.domain.State;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What becomes of the pieces moves the registration: submitted, approved, or cancelled at the deadline. */
@ApplicationScoped
class DocumentEvents {

    private static final Logger LOG = Logger.getLogger(DocumentEvents.class);
    private static final String ACTOR = "documents";

    record Piece(UUID registrationId) {}

    record AllPiecesProvided(UUID registrationId, int registrationVersion) {}

    record FileApproved(UUID registrationId, Instant approvedAt) {}

    enum Consequence {
        CANCEL,
        NOTIFY,
        WITHDRAW_UNIT
    }

    record PieceDeadlineMissed(
            UUID registrationId,
            List<String> codes,
            Consequence consequence,
            @Nullable String unit) {}

    private final Inbox inbox;
    private final RegistrationStore store;
    private final DecideRegistration decide;

    DocumentEvents(Inbox inbox, RegistrationStore store, DecideRegistration decide) {
        this.inbox = inbox;
        this.store = store;
        this.decide = decide;
    }

    @Incoming("documents-events")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50)
    public void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            switch (fact.type()) {
                case "documents.PieceProvided.v1" ->
                    row(fact.as(Piece.class).registrationId()).ifPresent(DocumentEvents::pieceCame);
                case "documents.PieceRefused.v1" ->
                    row(fact.as(Piece.class).registrationId()).ifPresent(row -> colour(row, FileColour.ORANGE));
                case "documents.AllPiecesProvided.v1" -> provided(fact.as(AllPiecesProvided.class));
                case "documents.FileApproved.v1" -> approved(fact.as(FileApproved.class));
                case "documents.PieceDeadlineMissed.v1" -> missed(fact.as(PieceDeadlineMissed.class));
                default -> {
                    // a fact that registering does not need
                }
            }
        });
    }

    private static void pieceCame(RegistrationRow row) {
        colour(row, row.submittedAt == null ? FileColour.ORANGE : FileColour.BLUE);
    }

    /** A completion that speaks of an older version submits nothing: the candidate has changed something since. */
    private void provided(AllPiecesProvided fact) {
        row(fact.registrationId()).ifPresent(row -> {
            if (!(store.read(row) instanceof Registration.Registered registered)) {
                return;
            }
            if (fact.registrationVersion() != row.version) {
                LOG.infof(
                        "registration %s: pieces complete for version %d, now at %d",
                        row.id, fact.registrationVersion(), row.version);
                return;
            }
            store.save(
                    row, registered.submit(row.fileApprovedAt != null), RegistrationStore.Actor.service(ACTOR), null);
            colour(row, FileColour.BLUE);
        });
    }

    private void approved(FileApproved fact) {
        row(fact.registrationId()).ifPresent(row -> {
            row.fileApprovedAt = fact.approvedAt();
            row.revision++;
            colour(row, FileColour.GREEN);
        });
    }

    /** P-5, by the academy's rule: cancel, notify, or give up the one optional unit. */
    private void missed(PieceDeadlineMissed fact) {
        row(fact.registrationId()).ifPresent(row -> {
            switch (fact.consequence()) {
                case CANCEL ->
                    decide.cancelAs(
                            row,
                            Reason.PIECES_MISSING,
                            "Les pièces suivantes n’ont pas été fournies à la date limite : "
                                    + String.join(", ", fact.codes()) + ".",
                            ACTOR);
                case WITHDRAW_UNIT -> withdraw(row, fact.unit());
                case NOTIFY -> {
                    // documents-service notifies; rejection stays with the exam office
                }
            }
        });
    }

    private void withdraw(RegistrationRow row, @Nullable String unit) {
        if (unit == null) {
            return;
        }
        var change = switch (store.read(row)) {
            case Registration.Registered registered -> registered.withdrawOptionalUnit(unit, Reason.PIECES_MISSING);
            case Registration.Submitted submitted -> submitted.withdrawOptionalUnit(unit, Reason.PIECES_MISSING);
            case Registration other -> Optional.<Registration.Change>empty();
        };
        change.ifPresent(made -> store.save(row, made, RegistrationStore.Actor.service(ACTOR), null));
    }

    /** An approved file stays green, whatever arrives late. */
    private static void colour(RegistrationRow row, FileColour colour) {
        row.fileColour = row.fileApprovedAt == null ? colour : FileColour.GREEN;
    }

    private static Optional<RegistrationRow> row(UUID id) {
        return RegistrationRow.locked(id).filter(row -> row.state != State.CANCELLED && row.state != State.REJECTED);
    }
}
