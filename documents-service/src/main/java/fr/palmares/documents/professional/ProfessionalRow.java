package fr.palmares.documents.professional;

import fr.palmares.documents.file.domain.PieceState;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One candidate's professional file; no row: nothing was provided yet. */
@Entity
@Table(name = "professional_file")
@IdClass(ProfessionalRow.Key.class)
class ProfessionalRow extends PanacheEntityBase {

    record Key(UUID windowId, UUID registrationId) implements Serializable {}

    @Id
    @Column(name = "window_id")
    UUID windowId = new UUID(0, 0);

    @Id
    @Column(name = "registration_id")
    UUID registrationId = new UUID(0, 0);

    String state = "PROVIDED";

    int version;

    String sha256 = "";

    @Column(name = "provided_at")
    Instant providedAt = Instant.EPOCH;

    @Column(name = "refusal_reason")
    @Nullable
    String refusalReason;

    @Column(name = "refusal_text")
    @Nullable
    String refusalText;

    @Column(name = "reviewed_by")
    @Nullable
    String reviewedBy;

    @Column(name = "reviewed_at")
    @Nullable
    Instant reviewedAt;

    PieceState toState() {
        var file = new PieceState.Version(version, sha256, providedAt);
        return switch (state) {
            case "PROVIDED" -> new PieceState.Provided(file);
            case "ACCEPTED" ->
                new PieceState.Accepted(
                        file, Objects.requireNonNull(reviewedBy), Objects.requireNonNull(reviewedAt));
            case "REFUSED" ->
                new PieceState.Refused(
                        file,
                        PieceState.Reason.valueOf(Objects.requireNonNull(refusalReason)),
                        Optional.ofNullable(refusalText),
                        Objects.requireNonNull(reviewedBy),
                        Objects.requireNonNull(reviewedAt));
            default -> throw new IllegalStateException(state);
        };
    }

    void keep(PieceState next) {
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
            case PieceState.Expected() -> throw new IllegalArgumentException("nothing to keep");
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
}
