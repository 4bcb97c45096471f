package fr.palmares.documents.professional;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.documents.file.FileStore;
import fr.palmares.documents.file.domain.Owner;
import fr.palmares.documents.file.domain.PieceState;
import fr.palmares.documents.file.domain.Progress;
import fr.palmares.documents.file.domain.Review;
import fr.palmares.documents.professional.domain.ProfessionalFile;
import fr.palmares.documents.upload.Arrival;
import fr.palmares.documents.upload.Destination;
import fr.palmares.documents.upload.Recipient;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.PreconditionFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Professional files on their way: received in their window, controlled by the academy that opened it. */
@ApplicationScoped
class ProfessionalFiles implements Recipient {

    private static final int MOST_PAGES = 80;
    private static final long MOST_BYTES = 30L * 1024 * 1024;

    record ProfessionalFileProvided(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            UUID windowId,
            String unit,
            int version,
            String sha256) {}

    record ProfessionalFileReviewed(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            UUID windowId,
            String unit,
            int version,
            String decision,
            @Nullable String reason,
            @Nullable String text,
            String by) {}

    private final FileStore files;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    ProfessionalFiles(FileStore files, Outbox outbox, AuditTrail audit, Clock clock) {
        this.files = files;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Destination destination() {
        return Destination.PROFESSIONAL;
    }

    @Override
    public Limits limits(String code) {
        return new Limits(MOST_PAGES, MOST_BYTES);
    }

    @Override
    public boolean isHealth(String code) {
        return false;
    }

    @Override
    public void mayReceive(UUID registrationId, String code) {
        var owner = concerned(registrationId, code);
        file(window(code), owner.registrationId()).mayReceive(clock.instant()).ifPresent(why -> {
            throw refused(why);
        });
    }

    @Override
    public void clean(Arrival arrival) {
        var window = window(arrival.code());
        var before = file(window, arrival.registrationId());
        var version = new PieceState.Version(arrival.version(), Objects.requireNonNull(arrival.sha256()), arrival.at());
        var after = before.provide(version);
        if (after.equals(before)) {
            return;
        }
        keep(window, arrival.registrationId(), after.state());
        var owner = owner(arrival.registrationId());
        outbox.append(
                "documents.ProfessionalFileProvided.v1",
                owner.registrationId(),
                new ProfessionalFileProvided(
                        owner.registrationId(),
                        owner.personId(),
                        owner.academy(),
                        owner.uai(),
                        window.id,
                        window.unit,
                        version.number(),
                        version.sha256()));
    }

    /** @throws PreconditionFailed when another version was provided in the meantime */
    @Transactional
    PieceState review(WindowRow window, UUID registrationId, Review review, @Nullable Integer read, String by) {
        concerned(registrationId, window.id.toString());
        var owner = owner(registrationId);
        var before = file(window, registrationId);
        var file = before.state().version().orElseThrow(() -> refused(ProfessionalFile.Refusal.NOT_PROVIDED));
        if (read != null && read != file.number()) {
            throw PreconditionFailed.stale();
        }
        var after = before.review(review, by, clock.instant()).orElseThrow();
        keep(window, registrationId, after.state());
        var refusal = review instanceof Review.Refuse refuse ? Optional.of(refuse) : Optional.<Review.Refuse>empty();
        outbox.append(
                "documents.ProfessionalFileReviewed.v1",
                registrationId,
                new ProfessionalFileReviewed(
                        registrationId,
                        owner.personId(),
                        owner.academy(),
                        owner.uai(),
                        window.id,
                        window.unit,
                        file.number(),
                        refusal.isPresent() ? "REFUSED" : "ACCEPTED",
                        refusal.map(refuse -> refuse.reason().name()).orElse(null),
                        refusal.flatMap(Review.Refuse::text).orElse(null),
                        by));
        audit.record(
                "professional-file.reviewed",
                registrationId.toString(),
                Map.of("window", window.id, "decision", refusal.isPresent() ? "REFUSED" : "ACCEPTED"));
        return after.state();
    }

    @Transactional
    PieceState stateOf(UUID windowId, UUID registrationId) {
        concerned(registrationId, windowId.toString());
        return file(window(windowId.toString()), registrationId).state();
    }

    ProfessionalFile file(WindowRow window, UUID registrationId) {
        var row = ProfessionalRow.<ProfessionalRow>findById(new ProfessionalRow.Key(window.id, registrationId));
        return new ProfessionalFile(
                window.opensAt, window.closesAt, row == null ? new PieceState.Expected() : row.state.read());
    }

    private static void keep(WindowRow window, UUID registrationId, PieceState state) {
        var key = new ProfessionalRow.Key(window.id, registrationId);
        var known = ProfessionalRow.<ProfessionalRow>findById(key);
        var row = known == null ? new ProfessionalRow() : known;
        row.windowId = window.id;
        row.registrationId = registrationId;
        row.state.keep(state);
        row.persist();
    }

    /** The candidate is registered in the specialty of the window, and in its academy unless it leads for all. */
    private Owner concerned(UUID registrationId, String code) {
        var window = window(code);
        var file = files.summary(registrationId).orElseThrow(FileAccess::absent);
        var fits = file.examSession() == window.examSession
                && file.specialty().equals(window.specialty)
                && (window.nationwide || file.owner().academy().equals(window.academy));
        if (!fits || file.progress() instanceof Progress.Closed) {
            throw FileAccess.absent();
        }
        return file.owner();
    }

    private Owner owner(UUID registrationId) {
        return files.lock(registrationId).orElseThrow(FileAccess::absent).owner();
    }

    private static WindowRow window(String code) {
        return WindowRow.<WindowRow>findByIdOptional(UUID.fromString(code)).orElseThrow(FileAccess::absent);
    }

    private static Conflict refused(ProfessionalFile.Refusal why) {
        return switch (why) {
            case NOT_OPEN_YET ->
                new Conflict(
                        "/problems/window-not-open",
                        "Dépôt pas encore ouvert",
                        "Le dépôt du dossier professionnel n’est pas encore ouvert : revenez à la date annoncée.");
            case CLOSED ->
                new Conflict(
                        "/problems/deadline-passed",
                        "Délai dépassé",
                        "Le dépôt du dossier professionnel est clos. Adressez-vous à votre service des examens.");
            case ALREADY_ACCEPTED ->
                new Conflict(
                        "/problems/piece-accepted",
                        "Dossier déjà accepté",
                        "Votre dossier professionnel a été accepté : il ne peut plus être remplacé.");
            case NOT_PROVIDED ->
                new Conflict(
                        "/problems/piece-not-provided",
                        "Dossier non fourni",
                        "Aucun dossier professionnel n’a encore été fourni : il n’y a rien à contrôler.");
        };
    }
}
