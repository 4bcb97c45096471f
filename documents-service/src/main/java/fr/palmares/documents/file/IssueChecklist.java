package fr.palmares.documents.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.checklist.RuleVersions;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.file.domain.CandidateFile;
import fr.palmares.documents.file.domain.CandidateFile.Change;
import fr.palmares.documents.file.domain.Owner;
import fr.palmares.documents.paper.Papers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Issues the checklist of a registration, and issues it again whenever what it depends on changes. */
@ApplicationScoped
class IssueChecklist {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Duration GRANTED = Duration.ofDays(15);

    private final FileStore files;
    private final RuleVersions rules;
    private final Catalogue catalogue;
    private final Papers papers;
    private final Clock clock;

    IssueChecklist(FileStore files, RuleVersions rules, Catalogue catalogue, Papers papers, Clock clock) {
        this.files = files;
        this.rules = rules;
        this.catalogue = catalogue;
        this.papers = papers;
        this.clock = clock;
    }

    /** A registration was confirmed or amended; an older version than the one known changes nothing. */
    @Transactional
    void handle(JsonNode fact) {
        var registration = read(fact);
        var known = files.lockRow(registration.registrationId());
        if (known.isPresent() && known.get().registrationVersion >= registration.version()) {
            return;
        }
        var row = known.orElseGet(FileRow::new);
        var calendar = catalogue.calendar(registration.examSession(), registration.academy());
        var pin = known.filter(file -> file.academy.equals(registration.academy()))
                .map(FileRow::pin)
                .orElseGet(() -> rules.inForce(registration.examSession(), registration.academy()));
        var book = rules.at(registration.examSession(), registration.academy(), pin);
        var checklist = granted(row, book.checklistWithChoices(registration.toSituation(), calendar));
        var change = known.map(files::file)
                .map(file -> file.reissue(registration.version(), calendar.pieces(), checklist, clock.instant()))
                .orElseGet(() -> open(registration, calendar.pieces(), checklist));
        files.save(row, moved(change, registration), saved -> {
            saved.examSession = registration.examSession();
            saved.specialty = registration.specialty();
            saved.category = registration.category().name();
            saved.registration = fact.toString();
            saved.follow(pin, book.noteFor(registration.toSituation()));
        });
        papers.forRegistration(fact, change.next(), registration.examSession());
    }

    /** A calendar was published: its deadlines hold for the files that are still running. */
    @Transactional
    void follow(int examSession, String academy) {
        files.ofCalendar(examSession, academy).forEach(this::reissue);
    }

    /** The candidate was withdrawn from an optional unit: its pieces are asked no more. */
    @Transactional
    void withdraw(UUID registrationId, String unit) {
        files.lockRow(registrationId).ifPresent(row -> {
            var file = files.file(row);
            var checklist = file.pieces().stream()
                    .filter(piece -> !piece.boundToUnit().equals(Optional.of(unit)))
                    .map(piece -> new Piece(
                            piece.code(),
                            piece.label(),
                            piece.deadline(),
                            piece.mandatory(),
                            piece.boundToUnit(),
                            piece.alternativeOf(),
                            piece.reason()))
                    .toList();
            if (checklist.size() < file.pieces().size()) {
                files.save(
                        row,
                        file.reissue(file.registrationVersion(), file.deadline(), checklist, clock.instant()),
                        _ -> {});
            }
        });
    }

    @Transactional
    void close(UUID registrationId) {
        files.lockRow(registrationId)
                .ifPresent(row -> files.save(row, new Change(files.file(row).close(), List.of()), _ -> {}));
    }

    /**
     * The file follows the rules in force (P-1): what they ask more is asked, what they ask no more goes. A piece asked
     * after its deadline is granted a fortnight, so that no move costs anybody the registration [policy].
     */
    @Transactional
    void move(UUID registrationId) {
        var row = files.lockRow(registrationId).orElseThrow();
        row.moving = false;
        var before = files.file(row);
        if (!before.isRunning()) {
            return;
        }
        var registration = read(row.registration);
        var now = clock.instant();
        var pin = rules.inForce(row.examSession, row.academy);
        var book = rules.at(row.examSession, row.academy, pin);
        var calendar = catalogue.calendar(row.examSession, row.academy);
        var asked = book.checklistWithChoices(registration.toSituation(), calendar);
        var grantedUntil = now.plus(GRANTED);
        var late = asked.stream()
                .filter(piece -> before.find(piece.code()).isEmpty())
                .filter(piece ->
                        piece.deadline().filter(end -> !now.isBefore(end)).isPresent())
                .map(Piece::code)
                .collect(Collectors.toSet());
        var checklist = granted(row, asked).stream()
                .map(piece -> late.contains(piece.code()) ? piece.until(grantedUntil) : piece)
                .toList();
        var change = before.reissue(before.registrationVersion(), calendar.pieces(), checklist, now);
        if (change.next().pieces().equals(before.pieces())) {
            row.follow(pin, book.noteFor(registration.toSituation()));
            return;
        }
        files.save(row, change, saved -> saved.follow(pin, book.noteFor(registration.toSituation())));
        row.pieces.stream()
                .filter(piece -> late.contains(piece.code))
                .forEach(piece -> piece.grantedUntil = grantedUntil);
        papers.forNewChecklist(tree(row.registration), change.next(), row.examSession);
    }

    private void reissue(UUID registrationId) {
        var row = files.lockRow(registrationId).orElseThrow();
        var registration = read(row.registration);
        var calendar = catalogue.calendar(registration.examSession(), registration.academy());
        var asked = row.pieces.stream().map(piece -> piece.code).toList();
        var book = rules.at(row.examSession, row.academy, row.pin());
        var checklist = granted(row, book.checklistWithChoices(registration.toSituation(), calendar)).stream()
                .filter(piece -> asked.contains(piece.code()))
                .toList();
        var before = files.file(row);
        var change = before.reissue(before.registrationVersion(), calendar.pieces(), checklist, clock.instant());
        if (!change.next().equals(before)) {
            files.save(row, change, _ -> {});
        }
    }

    /** A later date that was granted once holds against any calendar. */
    private static List<Piece> granted(FileRow row, List<Piece> checklist) {
        return checklist.stream()
                .map(piece -> row.pieces.stream()
                        .filter(known -> known.code.equals(piece.code()) && known.grantedUntil != null)
                        .findFirst()
                        .map(known -> piece.until(Objects.requireNonNull(known.grantedUntil)))
                        .orElse(piece))
                .toList();
    }

    private Change open(ConfirmedRegistration registration, Optional<Instant> deadline, List<Piece> checklist) {
        return CandidateFile.open(owner(registration), registration.version(), deadline, checklist, clock.instant());
    }

    /** A registration may move to another establishment or academy; its file follows. */
    private static Change moved(Change change, ConfirmedRegistration registration) {
        var file = change.next();
        return new Change(
                new CandidateFile(
                        owner(registration),
                        file.registrationVersion(),
                        file.progress(),
                        file.deadline(),
                        file.pieces()),
                change.facts());
    }

    private static Owner owner(ConfirmedRegistration registration) {
        return new Owner(
                registration.registrationId(), registration.personId(), registration.academy(), registration.uai());
    }

    private static ConfirmedRegistration read(JsonNode fact) {
        try {
            return JSON.treeToValue(fact, ConfirmedRegistration.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static JsonNode tree(String fact) {
        try {
            return JSON.readTree(fact);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
        }
    }

    static ConfirmedRegistration read(String fact) {
        try {
            return JSON.readValue(fact, ConfirmedRegistration.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
        }
    }
}
