package fr.palmares.documents.file;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "asked_piece")
@IdClass(PieceRow.Key.class)
class PieceRow {

    record Key(UUID registrationId, String code) implements Serializable {}

    @Id
    @Column(name = "registration_id")
    UUID registrationId = new UUID(0, 0);

    @Id
    String code = "";

    int position;

    String label = "";

    String reason = "";

    @Nullable
    Instant deadline;

    boolean later;

    boolean mandatory;

    @Column(name = "bound_to_unit")
    @Nullable
    String boundToUnit;

    @Column(name = "alternative_of")
    @Nullable
    String alternativeOf;

    @Embedded
    StateColumns state = new StateColumns();

    @Column(name = "granted_until")
    @Nullable
    Instant grantedUntil;

    @Column(name = "missed_reported")
    boolean missedReported;
}
