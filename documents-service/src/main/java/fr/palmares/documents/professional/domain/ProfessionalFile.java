package fr.palmares.documents.professional.domain;

import fr.palmares.documents.file.domain.PieceState;
import fr.palmares.documents.file.domain.PieceState.Accepted;
import fr.palmares.documents.file.domain.PieceState.Expected;
import fr.palmares.documents.file.domain.PieceState.Provided;
import fr.palmares.documents.file.domain.PieceState.Refused;
import fr.palmares.documents.file.domain.PieceState.Version;
import fr.palmares.documents.file.domain.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The professional file that supports an oral (DOSSIER_PRO, note Normandie 2024): sent in its own window, with its own control. */
public record ProfessionalFile(Instant opensAt, Instant closesAt, PieceState state) {

    /** How long after the closing a refused file may be sent again [policy]. */
    private static final Duration SECOND_CHANCE = Duration.ofDays(15);

    /** Why a professional file is not received or not controlled. */
    public enum Refusal {
        NOT_OPEN_YET,
        CLOSED,
        ALREADY_ACCEPTED,
        NOT_PROVIDED
    }

    /** An instant equal to the closing one is late (C-2); a refused file may be sent again until a fortnight after it. */
    public Optional<Refusal> mayReceive(Instant now) {
        return switch (state) {
            case Accepted(_, _, _) -> Optional.of(Refusal.ALREADY_ACCEPTED);
            case Refused(_, _, _, _, _) -> window(now, closesAt.plus(SECOND_CHANCE));
            case Expected(), Provided(_) -> window(now, closesAt);
        };
    }

    private Optional<Refusal> window(Instant now, Instant end) {
        if (now.isBefore(opensAt)) {
            return Optional.of(Refusal.NOT_OPEN_YET);
        }
        return now.isBefore(end) ? Optional.empty() : Optional.of(Refusal.CLOSED);
    }

    /** A version was found clean; one that was accepted meanwhile, or a newer one, stays. */
    public ProfessionalFile provide(Version version) {
        var stays = state instanceof Accepted
                || state.version().filter(known -> known.number() >= version.number()).isPresent();
        return stays ? this : new ProfessionalFile(opensAt, closesAt, new Provided(version));
    }

    /** The lead academy accepts or refuses it; empty when there is nothing to control. */
    public Optional<ProfessionalFile> review(Review review, String by, Instant now) {
        return state.version().map(file -> new ProfessionalFile(opensAt, closesAt, switch (review) {
            case Review.Accept() -> new Accepted(file, by, now);
            case Review.Refuse(var reason, var text) -> new Refused(file, reason, text, by, now);
        }));
    }
}
