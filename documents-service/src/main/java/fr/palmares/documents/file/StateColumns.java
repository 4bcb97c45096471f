package fr.palmares.documents.file;

import fr.palmares.documents.file.domain.PieceState;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a piece stands, as a row keeps it: a name, and what is known in that state. */
@Embeddable
public class StateColumns {

    private String state = "EXPECTED";

    @Nullable
    private Integer version;

    @Nullable
    private String sha256;

    @Column(name = "provided_at")
    @Nullable
    private Instant providedAt;

    @Column(name = "refusal_reason")
    @Nullable
    private String refusalReason;

    @Column(name = "refusal_text")
    @Nullable
    private String refusalText;

    @Column(name = "reviewed_by")
    @Nullable
    private String reviewedBy;

    @Column(name = "reviewed_at")
    @Nullable
    private Instant reviewedAt;

    public PieceState read() {
        return switch (state) {
            case "EXPECTED" -> new PieceState.Expected();
            case "PROVIDED" -> new PieceState.Provided(file());
            case "ACCEPTED" -> new PieceState.Accepted(file(), given(reviewedBy), given(reviewedAt));
            case "REFUSED" ->
                new PieceState.Refused(
                        file(),
                        PieceState.Reason.valueOf(given(refusalReason)),
                        Optional.ofNullable(refusalText),
                        given(reviewedBy),
                        given(reviewedAt));
            default -> throw new IllegalStateException(state);
        };
    }

    public void keep(PieceState next) {
        refusalReason = null;
        refusalText = null;
        reviewedBy = null;
        reviewedAt = null;
        next.version().ifPresent(file -> {
            version = file.number();
            sha256 = file.sha256();
            providedAt = file.at();
        });
        switch (next) {
            case PieceState.Expected() -> state = "EXPECTED";
            case PieceState.Provided(_) -> state = "PROVIDED";
            case PieceState.Accepted(_, var by, var at) -> {
                state = "ACCEPTED";
                reviewedBy = by;
                reviewedAt = at;
            }
            case PieceState.Refused(_, var reason, var text, var by, var at) -> {
                state = "REFUSED";
                refusalReason = reason.name();
                refusalText = text.orElse(null);
                reviewedBy = by;
                reviewedAt = at;
            }
        }
    }

    @Nullable Integer version() {
        return version;
    }

    private PieceState.Version file() {
        return new PieceState.Version(given(version), given(sha256), given(providedAt));
    }

    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
