package fr.palmares.grading.scripts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scripts of one unit that one examiner marks. */
@Entity
@Table(name = "script_lot")
class ScriptLot extends PanacheEntityBase {

    enum State {
        OPEN,
        HANDED_IN
    }

    @Id
    UUID id;

    @Column(name = "exam_session")
    int examSession;

    String academy;
    String specialty;
    String unit;
    String examiner;

    @Column(name = "examiner_uai")
    @Nullable
    String examinerUai;

    @Enumerated(EnumType.STRING)
    State state;

    /** The lot whose scripts are marked a second time here, without the first marks being seen. */
    @Column(name = "second_of")
    @Nullable
    UUID secondOf;

    /** Why there is a second marking. */
    @Nullable
    String reason;

    @Column(name = "created_at")
    Instant createdAt;
}
