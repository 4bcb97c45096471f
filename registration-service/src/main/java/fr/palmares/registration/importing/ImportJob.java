package fr.palmares.registration.importing;

import fr.palmares.registration.importing.file.FileFormat;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file an establishment sent, and how far it has been taken in. */
@Entity
@Table(name = "import_job")
class ImportJob extends PanacheEntityBase {

    enum State {
        RECEIVING,
        WAITING,
        RUNNING,
        DONE,
        REFUSED
    }

    @Id
    UUID id = new UUID(0, 0);

    int examSession;
    String uai = "";
    String academy = "";
    boolean dryRun;
    String charset = "";

    @Enumerated(EnumType.STRING)
    FileFormat format = FileFormat.CSV;

    @Enumerated(EnumType.STRING)
    State state = State.WAITING;

    @Nullable
    String refusal;

    Instant receivedAt = Instant.EPOCH;
    String receivedBy = "";

    @Nullable
    Instant leasedUntil;

    @Nullable
    Instant finishedAt;

    /** Number of the last line whose effects are committed. */
    int linesDone;

    int created;
    int corrected;
    int unchanged;
    int rejected;
}
