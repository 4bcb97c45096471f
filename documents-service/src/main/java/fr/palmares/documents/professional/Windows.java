package fr.palmares.documents.professional;

import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.file.FileAccess;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.ETags;
import fr.palmares.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The windows that academies open for professional files, and the candidates each concerns. */
@ApplicationScoped
class Windows {

    record Opening(
            int examSession,
            String specialty,
            String academy,
            String unit,
            String title,
            Instant opensAt,
            Instant closesAt) {}

    record ProfessionalWindowOpened(
            UUID windowId,
            int examSession,
            String specialty,
            String academy,
            boolean nationwide,
            String unit,
            String title,
            Instant opensAt,
            Instant closesAt) {}

    record Candidate(
            UUID registrationId,
            @Nullable String name,
            String academy,
            @Nullable String uai,
            String state,
            @Nullable Integer version,
            @Nullable Instant providedAt) {}

    private final Catalogue catalogue;
    private final EntityManager database;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Caller caller;

    Windows(Catalogue catalogue, EntityManager database, Outbox outbox, AuditTrail audit, Caller caller) {
        this.catalogue = catalogue;
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
    }

    /** @throws Conflict when another academy leads the specialty, or the window is open already */
    @Transactional
    WindowRow open(Opening opening) {
        var lead =
                catalogue.specialty(opening.examSession(), opening.specialty()).leadAcademy();
        if (lead != null && !lead.equals(opening.academy())) {
            throw new Conflict(
                    "/problems/specialty-led-elsewhere",
                    "Spécialité pilotée ailleurs",
                    "L’académie " + lead + " pilote cette spécialité : c’est elle qui ouvre le dépôt des dossiers.");
        }
        var known = WindowRow.count(
                "examSession = ?1 and specialty = ?2 and academy = ?3 and unit = ?4",
                opening.examSession(),
                opening.specialty(),
                opening.academy(),
                opening.unit());
        if (known > 0) {
            throw new Conflict(
                    "/problems/window-already-open",
                    "Dépôt déjà ouvert",
                    "Le dépôt de ce dossier est déjà ouvert : changez-en les dates.");
        }
        var row = new WindowRow();
        row.id = UUID.randomUUID();
        row.examSession = opening.examSession();
        row.specialty = opening.specialty();
        row.academy = opening.academy();
        row.nationwide = lead != null;
        row.unit = opening.unit();
        row.title = opening.title();
        row.opensAt = opening.opensAt();
        row.closesAt = opening.closesAt();
        row.persist();
        outbox.append(
                "documents.ProfessionalWindowOpened.v1",
                row.id,
                new ProfessionalWindowOpened(
                        row.id,
                        row.examSession,
                        row.specialty,
                        row.academy,
                        row.nationwide,
                        row.unit,
                        row.title,
                        row.opensAt,
                        row.closesAt));
        audit.record("professional-window.opened", row.id.toString(), Map.of("academy", row.academy));
        return row;
    }

    @Transactional
    WindowRow change(UUID id, Instant opensAt, Instant closesAt, @Nullable String ifMatch) {
        var row = WindowRow.<WindowRow>findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !isOfOwnOffice(row)) {
            throw FileAccess.absent();
        }
        ETags.require(ifMatch, row.lockVersion);
        row.opensAt = opensAt;
        row.closesAt = closesAt;
        database.flush();
        audit.record(
                "professional-window.changed",
                id.toString(),
                Map.of("opensAt", opensAt.toString(), "closesAt", closesAt.toString()));
        return row;
    }

    /** A window of one's own office. */
    @Transactional
    WindowRow ofOffice(UUID id) {
        return WindowRow.<WindowRow>findByIdOptional(id)
                .filter(this::isOfOwnOffice)
                .orElseThrow(FileAccess::absent);
    }

    @Transactional
    WindowRow any(UUID id) {
        return WindowRow.<WindowRow>findByIdOptional(id).orElseThrow(FileAccess::absent);
    }

    boolean isOfOwnOffice(WindowRow row) {
        return caller.has("exam-office") && caller.values("academies").contains(row.academy);
    }

    /** Windows of a specialty, with the others of its exam session where none is named; dates are no secret. */
    @Transactional
    List<WindowRow> list(int examSession, @Nullable String specialty) {
        return specialty == null
                ? WindowRow.list("examSession = ?1 order by specialty, unit, academy", examSession)
                : WindowRow.list("examSession = ?1 and specialty = ?2 order by unit, academy", examSession, specialty);
    }

    /** Everybody the window concerns, whether they sent something or not. */
    @Transactional
    Page<Candidate> candidates(WindowRow window, @Nullable String state, int limit, @Nullable String cursor) {
        var keys = Cursor.decode(cursor);
        List<?> rows = database.createNativeQuery("""
                        SELECT f.registration_id, f.academy, f.uai, p.family_name || ' ' || p.given_names AS name,
                          coalesce(w.state, 'EXPECTED') AS state, w.version, w.provided_at
                        FROM candidate_file f
                        LEFT JOIN professional_file w ON w.registration_id = f.registration_id AND w.window_id = ?1
                        LEFT JOIN person p ON p.person_id = f.person_id
                        WHERE f.exam_session = ?2 AND f.specialty = ?3 AND f.progress <> 'CLOSED'
                          AND (?4 OR f.academy = ?5) AND (CAST(?6 AS text) IS NULL OR coalesce(w.state, 'EXPECTED') = ?6)
                          AND f.registration_id > ?7
                        ORDER BY f.registration_id LIMIT ?8""", Tuple.class)
                .setParameter(1, window.id)
                .setParameter(2, window.examSession)
                .setParameter(3, window.specialty)
                .setParameter(4, window.nationwide)
                .setParameter(5, window.academy)
                .setParameter(6, state)
                .setParameter(7, keys.isEmpty() ? new UUID(0, 0) : position(keys.getFirst()))
                .setParameter(8, limit + 1)
                .getResultList();
        return Page.of(
                rows.stream().map(Tuple.class::cast).map(Windows::candidate).toList(),
                limit,
                last -> Cursor.encode(last.registrationId()));
    }

    private static UUID position(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }

    private static Candidate candidate(Tuple row) {
        return new Candidate(
                row.get("registration_id", UUID.class),
                row.get("name", String.class),
                row.get("academy", String.class),
                row.get("uai", String.class),
                row.get("state", String.class),
                row.get("version", Integer.class),
                row.get("provided_at", Instant.class));
    }
}
