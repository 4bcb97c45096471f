package fr.palmares.registration.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.ETags;
import fr.palmares.registration.Scope;
import fr.palmares.registration.calendar.CalendarView.LaterPieces;
import fr.palmares.registration.calendar.domain.Deadline;
import fr.palmares.registration.calendar.domain.Unconfirmed;
import fr.palmares.registration.catalogue.Academy;
import fr.palmares.registration.catalogue.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calendars in their table: a draft is edited in place, a published one never. */
@ApplicationScoped
class CalendarStore {

    private final Reference reference;
    private final Scope scope;
    private final Outbox outbox;
    private final Clock clock;
    private final ObjectMapper json;

    CalendarStore(Reference reference, Scope scope, Outbox outbox, Clock clock, ObjectMapper json) {
        this.reference = reference;
        this.scope = scope;
        this.outbox = outbox;
        this.clock = clock;
        this.json = json;
    }

    /** The latest version for its exam office, the published one for everybody else. */
    @Transactional
    CalendarRow read(int examSession, String academy) {
        var row = scope.examOfficeOf(academy)
                ? CalendarRow.latest(examSession, academy)
                : CalendarRow.published(examSession, academy);
        return row.orElseThrow(CalendarStore::absent);
    }

    /** Saves a draft; after a publication the draft is the next version. */
    @Transactional
    CalendarRow edit(int examSession, String code, CalendarRequest request, @Nullable String ifMatch) {
        var academy = academyOfCaller(code);
        var wanted = dated(request, academy.zone());
        var latest = CalendarRow.latest(examSession, code);
        if (latest.filter(row -> sameDates(row, wanted)).isPresent()) {
            return latest.get();
        }
        latest.ifPresent(row -> ETags.require(ifMatch, tag(row)));
        var draft = latest.filter(row -> !row.isPublished())
                .orElseGet(() -> begin(
                        examSession,
                        academy,
                        latest.map(row -> row.key.version()).orElse(0) + 1));
        draft.registrationOpens = wanted.registrationOpens();
        draft.registrationCloses = wanted.registrationCloses();
        draft.piecesDeadline = wanted.piecesDeadline();
        draft.laterPieces = write(wanted.laterPieces());
        draft.accommodationDeadline = wanted.accommodationDeadline();
        draft.summonsDate = wanted.summonsDate();
        draft.resultsEmbargo = wanted.resultsEmbargo();
        draft.unconfirmed = wanted.unconfirmed();
        draft.editedAt = clock.instant();
        draft.editedBy = scope.caller().subject();
        draft.revision++;
        draft.persist();
        return draft;
    }

    /** Puts the draft in force; a calendar already in force stays as it is. */
    @Transactional
    CalendarRow publish(int examSession, String code) {
        academyOfCaller(code);
        var row = CalendarRow.latest(examSession, code).orElseThrow(CalendarStore::absent);
        if (row.isPublished()) {
            return row;
        }
        row.publishedAt = clock.instant();
        row.publishedBy = scope.caller().subject();
        row.revision++;
        outbox.append("registration.CalendarPublished.v1", examSession + "-" + code, fact(row));
        return row;
    }

    CalendarView view(CalendarRow row) {
        return new CalendarView(
                row.key.examSession(),
                row.key.academy(),
                row.key.version(),
                row.zone,
                row.registrationOpens,
                row.registrationCloses,
                row.piecesDeadline,
                laterPieces(row),
                row.accommodationDeadline,
                row.summonsDate,
                row.resultsEmbargo,
                row.unconfirmed,
                row.isPublished() ? CalendarView.State.PUBLISHED : CalendarView.State.DRAFT,
                row.publishedAt);
    }

    static int tag(CalendarRow row) {
        return row.key.version() * 10_000 + row.revision;
    }

    private CalendarPublished fact(CalendarRow row) {
        return new CalendarPublished(
                row.key.examSession(),
                row.key.academy(),
                row.key.version(),
                row.zone,
                row.registrationOpens,
                row.registrationCloses,
                row.piecesDeadline,
                laterPieces(row),
                row.accommodationDeadline,
                row.summonsDate,
                row.resultsEmbargo,
                row.unconfirmed);
    }

    private Academy academyOfCaller(String code) {
        return reference
                .academy(code)
                .filter(academy -> scope.examOfficeOf(academy.code()))
                .orElseThrow(CalendarStore::absent);
    }

    private static CalendarRow begin(int examSession, Academy academy, int version) {
        if (CalendarRow.getEntityManager()
                .createNativeQuery("SELECT 1 FROM exam_session WHERE year = ?1")
                .setParameter(1, examSession)
                .getResultList()
                .isEmpty()) {
            throw new Conflict(
                    "/problems/exam-session-not-open",
                    "Session d’examen non ouverte",
                    "La session " + examSession
                            + " n’est pas encore ouverte ; un administrateur doit l’ouvrir d’abord.");
        }
        var row = new CalendarRow();
        row.key = new CalendarRow.Key(examSession, academy.code(), version);
        row.zone = academy.zone().getId();
        return row;
    }

    private static CalendarPublished dated(CalendarRequest request, ZoneId zone) {
        var opens =
                instant("/registrationOpens", request.registrationOpens(), zone).orElse(null);
        var closes = instant("/registrationCloses", request.registrationCloses(), zone)
                .orElseThrow();
        var pieces = instant("/piecesDeadline", request.piecesDeadline(), zone).orElseThrow();
        if (opens != null && !opens.isBefore(closes)) {
            throw InvalidInput.unprocessable(
                    "/registrationCloses", "La clôture des inscriptions doit suivre leur ouverture.");
        }
        var given = request.laterPieces() == null ? List.<CalendarRequest.LaterPieces>of() : request.laterPieces();
        var later = given.stream()
                .map(line -> new LaterPieces(
                        line.codes(),
                        instant("/laterPieces", line.deadline(), zone).orElseThrow()))
                .toList();
        return new CalendarPublished(
                0,
                "",
                0,
                zone.getId(),
                opens,
                closes,
                pieces,
                later,
                instant("/accommodationDeadline", request.accommodationDeadline(), zone)
                        .orElse(null),
                instant("/summonsDate", request.summonsDate(), zone).orElse(null),
                instant("/resultsEmbargo", request.resultsEmbargo(), zone).orElse(null),
                Objects.requireNonNullElse(request.unconfirmed(), Unconfirmed.CANCEL));
    }

    private static Optional<Instant> instant(String pointer, @Nullable String text, ZoneId zone) {
        try {
            return text == null ? Optional.empty() : Optional.of(Deadline.instant(text, zone));
        } catch (DateTimeException unreadable) {
            throw InvalidInput.unprocessable(
                    pointer, "« " + text + " » n’est pas une date et une heure, comme 2025-11-19T18:00.");
        }
    }

    private boolean sameDates(CalendarRow row, CalendarPublished wanted) {
        var now = fact(row);
        return now.equals(new CalendarPublished(
                now.examSession(),
                now.academy(),
                now.version(),
                now.zone(),
                wanted.registrationOpens(),
                wanted.registrationCloses(),
                wanted.piecesDeadline(),
                wanted.laterPieces(),
                wanted.accommodationDeadline(),
                wanted.summonsDate(),
                wanted.resultsEmbargo(),
                wanted.unconfirmed()));
    }

    private List<LaterPieces> laterPieces(CalendarRow row) {
        try {
            return json.readValue(row.laterPieces, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(List<LaterPieces> later) {
        try {
            return json.writeValueAsString(later);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NotFound absent() {
        return new NotFound("Ce calendrier n’existe pas, n’est pas publié ou n’est pas celui de votre académie.");
    }
}
