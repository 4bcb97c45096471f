package fr.palmares.documents.file;

import fr.palmares.documents.checklist.RuleVersions;
import fr.palmares.documents.checklist.domain.Note;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "candidate_file")
class FileRow extends PanacheEntityBase {

    @Id
    @Column(name = "registration_id")
    UUID registrationId = new UUID(0, 0);

    @Column(name = "person_id")
    UUID personId = new UUID(0, 0);

    String academy = "";

    @Nullable
    String uai;

    @Column(name = "exam_session")
    int examSession;

    String specialty = "";

    String category = "";

    @Column(name = "registration_version")
    int registrationVersion;

    @Column(columnDefinition = "jsonb")
    String registration = "{}";

    String rules = "";

    @Column(name = "academy_rules")
    int academyRules;

    @Column(name = "national_rules")
    int nationalRules;

    /** The exam office asked that the file follow the rules in force. */
    boolean moving;

    @Nullable
    Instant deadline;

    String progress = "OPEN";

    String colour = "RED";

    @Column(name = "completed_at")
    @Nullable
    Instant completedAt;

    @Column(name = "approved_at")
    @Nullable
    Instant approvedAt;

    @Column(name = "approved_by")
    @Nullable
    String approvedBy;

    @Version
    @Column(name = "lock_version")
    long lockVersion;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @JoinColumn(
            name = "registration_id",
            referencedColumnName = "registration_id",
            insertable = false,
            updatable = false)
    @OrderBy("position")
    List<PieceRow> pieces = new ArrayList<>();

    RuleVersions.Pin pin() {
        return new RuleVersions.Pin(academyRules, nationalRules);
    }

    void follow(RuleVersions.Pin pin, Note note) {
        academyRules = pin.academy();
        nationalRules = pin.national();
        rules = note.id() + " v" + note.version();
    }
}
