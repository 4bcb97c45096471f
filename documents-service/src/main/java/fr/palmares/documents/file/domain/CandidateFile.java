package fr.palmares.documents.file.domain;

import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.file.domain.PieceState.Accepted;
import fr.palmares.documents.file.domain.PieceState.Expected;
import fr.palmares.documents.file.domain.PieceState.Provided;
import fr.palmares.documents.file.domain.PieceState.Reason;
import fr.palmares.documents.file.domain.PieceState.Version;
import fr.palmares.documents.file.domain.Progress.Approved;
import fr.palmares.documents.file.domain.Progress.Closed;
import fr.palmares.documents.file.domain.Progress.Completed;
import fr.palmares.documents.file.domain.Progress.Open;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The pieces of one registration, from the checklist to the approval of the exam office (P-1 to P-5). */
public record CandidateFile(
        Owner owner, int registrationVersion, Progress progress, Optional<Instant> deadline, List<AskedPiece> pieces) {

    /** The piece that must be signed anew whenever the registration changes. */
    public static final String SIGNED_SUMMARY = "CONFIRMATION";

    private static final String PLATFORM = "palmares";

    /** A new state and the facts that explain it: the store takes all, or none. */
    public record Change(CandidateFile next, List<FileFact> facts) {

        public Change {
            facts = List.copyOf(facts);
        }
    }

    public CandidateFile {
        pieces = List.copyOf(pieces);
    }

    /** The first checklist of a registration that was just confirmed. */
    public static Change open(
            Owner owner, int registrationVersion, Optional<Instant> deadline, List<Piece> checklist, Instant now) {
        return new CandidateFile(owner, registrationVersion, new Open(), deadline, List.of())
                .reissue(registrationVersion, deadline, checklist, now);
    }

    /**
     * The checklist of an amended registration: what is still asked keeps its state, what is not asked any more goes, and
     * until the file is declared complete the signed summary of an older version has to be signed anew.
     */
    public Change reissue(int newVersion, Optional<Instant> newDeadline, List<Piece> checklist, Instant now) {
        var asked = checklist.stream()
                .map(piece -> asked(piece, newDeadline, newVersion, now))
                .toList();
        var next = new CandidateFile(owner, newVersion, progress, newDeadline, asked);
        var issued = tell().issued(newVersion, asked);
        return next.andApprovedIfAllAccepted(List.of(issued), lastReviewer(), now);
    }

    private AskedPiece asked(Piece piece, Optional<Instant> newDeadline, int newVersion, Instant now) {
        var before = find(piece.code());
        var state = before.map(AskedPiece::state).orElseGet(Expected::new);
        if (piece.code().equals(SIGNED_SUMMARY) && newVersion > registrationVersion && progress instanceof Open) {
            state = outdated(state, newVersion, now);
        }
        return new AskedPiece(
                piece.code(),
                piece.label(),
                piece.reason(),
                piece.deadline(),
                isLater(piece.deadline(), newDeadline),
                piece.mandatory(),
                piece.boundToUnit(),
                piece.alternativeOf(),
                state,
                before.map(AskedPiece::beingChecked).orElse(false));
    }

    private static PieceState outdated(PieceState state, int newVersion, Instant now) {
        var why = "Votre inscription a changé : signez le récapitulatif de la version " + newVersion + ".";
        return switch (state) {
            case Expected() -> state;
            case Provided(var file) -> new PieceState.Refused(file, Reason.OUTDATED, Optional.of(why), PLATFORM, now);
            case Accepted(var file, _, _) ->
                new PieceState.Refused(file, Reason.OUTDATED, Optional.of(why), PLATFORM, now);
            case PieceState.Refused(var file, _, _, _, _) ->
                new PieceState.Refused(file, Reason.OUTDATED, Optional.of(why), PLATFORM, now);
        };
    }

    private static boolean isLater(Optional<Instant> deadline, Optional<Instant> first) {
        return deadline.isPresent() && first.isPresent() && deadline.get().isAfter(first.get());
    }

    /**
     * Whether a file may be sent for this piece now; a refused piece reopens alone, whatever was declared since (P-4).
     *
     * @throws Refused when the file is locked, the piece accepted, or its deadline reached (C-2)
     */
    public AskedPiece mayReceive(String code, Instant now) {
        var piece = all().get(code);
        switch (progress) {
            case Closed() -> throw new Refused(new Refusal.FileClosed());
            case Approved(_, var at, _) -> throw new Refused(new Refusal.FileAlreadyApproved(at));
            case Completed(_), Open() -> {}
        }
        switch (piece.state()) {
            case Accepted(_, _, _) -> throw new Refused(new Refusal.PieceAlreadyAccepted(piece.label()));
            case PieceState.Refused(_, _, _, _, _) -> {}
            case Expected(), Provided(_) -> {
                if (progress instanceof Completed(var at) && !piece.later() && !isAskedSinceCompletion(piece)) {
                    throw new Refused(new Refusal.FileLocked(at));
                }
                if (piece.overdue(now)) {
                    throw new Refused(new Refusal.DeadlinePassed(
                            piece.label(), piece.deadline().orElseThrow()));
                }
            }
        }
        return piece;
    }

    /** A complete file lacks a mandatory piece only where new rules ask for it since: it opens alone. */
    private boolean isAskedSinceCompletion(AskedPiece piece) {
        return piece.mandatory() && !all().stands(piece, PieceState::isProvided);
    }

    /** Declared complete or not yet: the exam office has not approved it, and the registration has not ended. */
    public boolean isRunning() {
        return progress instanceof Open || progress instanceof Completed;
    }

    /** A version was found clean: it is the piece from now on (P-3, P-6), unless the exam office decided meanwhile. */
    public Change provide(String code, Version version) {
        if (find(code).isEmpty() || !(progress instanceof Open || progress instanceof Completed) || decided(code, version)) {
            return new Change(this, List.of());
        }
        var next = with(all().get(code).in(new Provided(version)));
        return new Change(
                next,
                List.of(tell().provided(code, version)));
    }

    private boolean decided(String code, Version version) {
        var state = all().get(code).state();
        return state instanceof Accepted
                || state.version().filter(known -> known.number() >= version.number()).isPresent();
    }

    /**
     * "J'ai fourni toutes mes pièces": locks the registration and the pieces of the first deadline (P-4). Said twice, it
     * changes nothing.
     *
     * @throws Refused when a mandatory piece of the first deadline is missing or still being checked
     */
    public Change complete(Instant now) {
        return switch (progress) {
            case Completed(_), Approved(_, _, _) -> new Change(this, List.of());
            case Closed() -> throw new Refused(new Refusal.FileClosed());
            case Open() -> {
                var missing = missing(piece -> !piece.later());
                var checking = pieces.stream()
                        .filter(piece -> !piece.later() && piece.beingChecked())
                        .toList();
                if (!missing.stream().allMatch(all()::mayStillArrive)) {
                    throw new Refused(new Refusal.PiecesMissing(missing));
                }
                if (!checking.isEmpty()) {
                    throw new Refused(new Refusal.PiecesBeingChecked(checking));
                }
                var completed =
                        new CandidateFile(owner, registrationVersion, new Completed(now), deadline, pieces);
                yield completed.andApprovedIfAllAccepted(List.of(tell().allProvided(registrationVersion, pieces, now)), lastReviewer(), now);
            }
        };
    }

    /**
     * The exam office accepts or refuses a piece; a decision may be taken back until the file is approved.
     *
     * @throws Refused when nothing was provided, or the file is closed or approved
     */
    public Change review(String code, Review review, String by, Instant now) {
        var piece = all().get(code);
        switch (progress) {
            case Closed() -> throw new Refused(new Refusal.FileClosed());
            case Approved(_, var at, _) -> throw new Refused(new Refusal.FileAlreadyApproved(at));
            case Completed(_), Open() -> {}
        }
        var file = piece.state().version().orElseThrow(() -> new Refused(new Refusal.NotProvided(piece.label())));
        return switch (review) {
            case Review.Accept() -> {
                var next = with(piece.in(new Accepted(file, by, now)));
                var accepted = tell().accepted(code, file, by);
                yield next.andApprovedIfAllAccepted(List.of(accepted), by, now);
            }
            case Review.Refuse(var reason, var text) ->
                new Change(
                        with(piece.in(new PieceState.Refused(file, reason, text, by, now))),
                        List.of(tell().refused(piece, file, reason, text)));
        };
    }

    /**
     * What the deadlines passed by {@code now} lead to (P-5): a piece bound to one optional unit costs that unit alone,
     * any other what the academy decided. A refused piece was provided in time: it is the exam office's to follow.
     *
     * @param reported codes whose missed deadline was told before
     */
    public List<FileFact> missedDeadlines(Instant now, Note.Missing rule, Set<String> reported) {
        var missed = missing(piece -> piece.overdue(now)
                && !reported.contains(piece.code())
                && !(piece.state() instanceof PieceState.Refused));
        return new MissedPieces(missed, tell()).facts(rule);
    }

    /** Everything of the first deadline was provided in time, and only the declaration is missing. */
    public boolean awaitsDeclarationOnly(Instant now) {
        return progress instanceof Open
                && deadline.filter(end -> !now.isBefore(end)).isPresent()
                && missing(piece -> !piece.later()).isEmpty()
                && pieces.stream().noneMatch(piece -> !piece.later() && piece.beingChecked());
    }

    /** The registration ended otherwise: nothing more is received. */
    public CandidateFile close() {
        return new CandidateFile(owner, registrationVersion, new Closed(), deadline, pieces);
    }

    /** The colour schools follow (P-2); a refused piece makes a finished file unfinished again. */
    public Colour colour() {
        return switch (progress) {
            case Approved(_, _, _) -> Colour.GREEN;
            case Completed(_) -> missing(piece -> !piece.later()).isEmpty() ? Colour.BLUE : Colour.ORANGE;
            case Open(), Closed() ->
                pieces.stream().anyMatch(piece -> piece.state().version().isPresent() || piece.beingChecked())
                        ? Colour.ORANGE
                        : Colour.RED;
        };
    }

    /** The file without some of its alternatives: a piece they stand for shows how far they are, not that they are there. */
    public CandidateFile without(Predicate<String> hidden) {
        return new CandidateFile(owner, registrationVersion, progress, deadline, all().without(hidden));
    }

    /** Mandatory pieces that neither they nor all their alternatives stand for (P-4). */
    public List<AskedPiece> missing(Predicate<AskedPiece> among) {
        return all().missing(among);
    }

    public Optional<AskedPiece> find(String code) {
        return all().find(code);
    }

    private Change andApprovedIfAllAccepted(List<FileFact> facts, String by, Instant now) {
        if (!(progress instanceof Completed(var completedAt)) || !all().allAccepted()) {
            return new Change(this, facts);
        }
        var approved = new CandidateFile(
                owner, registrationVersion, new Approved(completedAt, now, by), deadline, pieces);
        var all = new ArrayList<>(facts);
        all.add(tell().approved(now, by));
        return new Change(approved, all);
    }

    private String lastReviewer() {
        return all().lastReviewer().orElse(PLATFORM);
    }

    private AskedPieces all() {
        return new AskedPieces(pieces);
    }

    private Telling tell() {
        return new Telling(owner);
    }

    private CandidateFile with(AskedPiece changed) {
        return new CandidateFile(owner, registrationVersion, progress, deadline, all().with(changed));
    }
}
