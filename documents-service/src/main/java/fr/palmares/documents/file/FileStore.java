package fr.palmares.documents.file;

import static java.util.stream.Collectors.toMap;

import fr.palmares.documents.file.domain.AskedPiece;
import fr.palmares.documents.file.domain.CandidateFile;
import fr.palmares.documents.file.domain.FileFact;
import fr.palmares.documents.file.domain.Owner;
import fr.palmares.documents.file.domain.Progress;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files in PostgreSQL: a change is saved with its facts, or not at all. */
@ApplicationScoped
public class FileStore {

    private final EntityManager database;
    private final Outbox outbox;
    private final HealthSecrecy secrecy;

    FileStore(EntityManager database, Outbox outbox, HealthSecrecy secrecy) {
        this.database = database;
        this.outbox = outbox;
        this.secrecy = secrecy;
    }

    /** The file, locked until the end of the transaction: two uploads of one candidate wait for each other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<CandidateFile> lock(UUID registrationId) {
        return lockRow(registrationId).map(this::file);
    }

    /** The file as it stands, without what is being checked; whoever changes it locks it first. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<CandidateFile> find(UUID registrationId) {
        return row(registrationId).map(row -> file(row, Set.of()));
    }

    /** Locks the file as {@link #lock} does, and reads no more of it than the version of the registration it follows. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Integer> hold(UUID registrationId) {
        List<?> versions = database.createNativeQuery(
                        "SELECT registration_version FROM candidate_file WHERE registration_id = ?1 FOR UPDATE",
                        Integer.class)
                .setParameter(1, registrationId)
                .getResultList();
        return versions.stream().map(Integer.class::cast).findFirst();
    }

    /** What other features ask of a file: whose it is, for which exam, and whether it still stands. */
    public record Summary(Owner owner, int examSession, String specialty, Progress progress) {}

    @Transactional
    public Optional<Summary> summary(UUID registrationId) {
        return row(registrationId)
                .map(row -> new Summary(
                        new Owner(row.registrationId, row.personId, row.academy, row.uai),
                        row.examSession,
                        row.specialty,
                        progress(row)));
    }

    /** Locked first and read then: Hibernate would lock the pieces after it has read them, and fail on one that changed. */
    Optional<FileRow> lockRow(UUID registrationId) {
        return hold(registrationId).flatMap(_ -> row(registrationId));
    }

    Optional<FileRow> row(UUID registrationId) {
        return FileRow.findByIdOptional(registrationId);
    }

    /** Saves the new state of a file and tells its facts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(CandidateFile.Change change) {
        var id = change.next().owner().registrationId();
        save(FileRow.<FileRow>findByIdOptional(id).orElseThrow(), change, _ -> {});
    }

    void save(FileRow row, CandidateFile.Change change, Consumer<FileRow> rest) {
        var next = change.next();
        write(next, row);
        rest.accept(row);
        if (!database.contains(row)) {
            row.persist();
        }
        writePieces(next, row);
        tell(
                row.registrationId,
                change.facts().stream().map(fact -> secrecy.hide(fact, next)).toList());
    }

    CandidateFile file(FileRow row) {
        return file(row, checking(row.registrationId));
    }

    private static CandidateFile file(FileRow row, Set<String> checking) {
        return new CandidateFile(
                new Owner(row.registrationId, row.personId, row.academy, row.uai),
                row.registrationVersion,
                progress(row),
                Optional.ofNullable(row.deadline),
                row.pieces.stream().map(piece -> piece(piece, checking)).toList());
    }

    private Set<String> checking(UUID registrationId) {
        List<?> codes = database.createNativeQuery(
                        "SELECT DISTINCT code FROM upload WHERE registration_id = ?1 AND destination = 'PIECE'"
                                + " AND state = 'CHECKING'")
                .setParameter(1, registrationId)
                .getResultList();
        return codes.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    private static String type(FileFact fact) {
        return "documents." + fact.getClass().getSimpleName() + ".v1";
    }

    private static void write(CandidateFile file, FileRow row) {
        row.registrationId = file.owner().registrationId();
        row.personId = file.owner().personId();
        row.academy = file.owner().academy();
        row.uai = file.owner().uai();
        row.registrationVersion = file.registrationVersion();
        row.deadline = file.deadline().orElse(null);
        row.colour = file.colour().name();
        switch (file.progress()) {
            case Progress.Open() -> row.progress = "OPEN";
            case Progress.Completed(var at) -> {
                row.progress = "COMPLETED";
                row.completedAt = at;
            }
            case Progress.Approved(var completedAt, var at, var by) -> {
                row.progress = "APPROVED";
                row.completedAt = completedAt;
                row.approvedAt = at;
                row.approvedBy = by;
            }
            case Progress.Closed() -> row.progress = "CLOSED";
        }
    }

    private void writePieces(CandidateFile file, FileRow row) {
        var known = row.pieces.stream().collect(toMap(piece -> piece.code, Function.identity()));
        var asked = file.pieces().stream().map(AskedPiece::code).collect(Collectors.toSet());
        row.pieces.removeIf(piece -> !asked.contains(piece.code));
        for (var index = 0; index < file.pieces().size(); index++) {
            var piece = file.pieces().get(index);
            var pieceRow = known.get(piece.code());
            if (pieceRow == null) {
                pieceRow = new PieceRow();
                pieceRow.registrationId = row.registrationId;
                pieceRow.code = piece.code();
                row.pieces.add(pieceRow);
            }
            pieceRow.position = index;
            write(piece, pieceRow);
        }
    }

    private static void write(AskedPiece piece, PieceRow row) {
        if (!Objects.equals(row.deadline, piece.deadline().orElse(null))) {
            row.missedReported = false;
        }
        row.label = piece.label();
        row.reason = piece.reason();
        row.deadline = piece.deadline().orElse(null);
        row.later = piece.later();
        row.mandatory = piece.mandatory();
        row.boundToUnit = piece.boundToUnit().orElse(null);
        row.alternativeOf = piece.alternativeOf().orElse(null);
        row.state.keep(piece.state());
    }

    private static Progress progress(FileRow row) {
        return switch (row.progress) {
            case "OPEN" -> new Progress.Open();
            case "COMPLETED" -> new Progress.Completed(given(row.completedAt));
            case "APPROVED" ->
                new Progress.Approved(given(row.completedAt), given(row.approvedAt), given(row.approvedBy));
            case "CLOSED" -> new Progress.Closed();
            default -> throw new IllegalStateException(row.progress);
        };
    }

    private static AskedPiece piece(PieceRow row, Set<String> checking) {
        return new AskedPiece(
                row.code,
                row.label,
                row.reason,
                Optional.ofNullable(row.deadline),
                row.later,
                row.mandatory,
                Optional.ofNullable(row.boundToUnit),
                Optional.ofNullable(row.alternativeOf),
                row.state.read(),
                checking.contains(row.code));
    }

    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /** Running files with a deadline that passed and was not looked at yet. */
    List<UUID> overdue(Instant now, int most) {
        List<?> ids = database.createNativeQuery("""
                        SELECT DISTINCT f.registration_id FROM candidate_file f
                        JOIN asked_piece a ON a.registration_id = f.registration_id
                        WHERE f.progress IN ('OPEN', 'COMPLETED') AND a.deadline <= ?1 AND NOT a.missed_reported
                        LIMIT ?2""", UUID.class)
                .setParameter(1, now)
                .setParameter(2, most)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    void tell(UUID registrationId, List<FileFact> facts) {
        facts.forEach(fact -> outbox.append(type(fact), registrationId, fact));
    }

    List<UUID> ofCalendar(int examSession, String academy) {
        return database.createQuery("""
                        SELECT f.registrationId FROM FileRow f
                        WHERE f.examSession = ?1 AND f.academy = ?2 AND f.progress <> 'CLOSED'""", UUID.class)
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .getResultList();
    }
}
