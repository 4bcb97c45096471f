package fr.palmares.documents.file;

import fr.palmares.documents.file.domain.PieceState;
import fr.palmares.documents.file.domain.Review;
import fr.palmares.platform.problem.InvalidInput;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an agent decided about a piece. */
@Schema(name = "PieceReview", description = "What the control of a piece found.")
public record ReviewRequest(
        @NotNull(message = "La décision est obligatoire.") @Nullable
        Decision decision,

        @Schema(description = "Required with REFUSED.") PieceState.@Nullable Reason reason,

        @Schema(description = "For the candidate; required with OTHER.", examples = "Le bas de la page est coupé.")
        @Nullable
        String text,

        @Schema(description = "The version that was read; another one in the meantime is 412.") @Nullable
        Integer version) {

    private static final int LONGEST_TEXT = 500;

    /** The two outcomes of a control (P-2). */
    public enum Decision {
        ACCEPTED,
        REFUSED
    }

    /** @throws InvalidInput when a refusal does not say why */
    public Review toReview() {
        var words = Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
        if (words.filter(given -> given.length() > LONGEST_TEXT).isPresent()) {
            throw InvalidInput.unprocessable("/text", "Le texte dépasse " + LONGEST_TEXT + " caractères.");
        }
        if (decision == Decision.ACCEPTED) {
            return new Review.Accept();
        }
        if (reason == null) {
            throw InvalidInput.unprocessable("/reason", "Un refus dit pourquoi : indiquez le motif.");
        }
        if (reason == PieceState.Reason.OTHER && words.isEmpty()) {
            throw InvalidInput.unprocessable(
                    "/text", "Le motif « autre » s’explique : écrivez une phrase au candidat.");
        }
        return new Review.Refuse(reason, words);
    }
}
