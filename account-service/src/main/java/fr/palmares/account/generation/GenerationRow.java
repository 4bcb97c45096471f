package fr.palmares.account.generation;

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

@Entity
@Table(name = "account_generation")
class GenerationRow extends PanacheEntityBase {

    enum State {
        RUNNING,
        DONE
    }

    @Id
    UUID id;

    String uai;

    @Column(name = "exam_session")
    int examSession;

    boolean everybody;

    boolean chosen;

    @Enumerated(EnumType.STRING)
    State state;

    int total;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;
}
