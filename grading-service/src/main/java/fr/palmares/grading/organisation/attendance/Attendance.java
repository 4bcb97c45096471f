package fr.palmares.grading.organisation.attendance;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a candidate came to a sitting, and what happened there (§ 8). */
@Entity
@Table(name = "attendance")
@IdClass(Attendance.Key.class)
class Attendance extends PanacheEntityBase {

    enum Status {
        PRESENT,
        LATE,
        ABSENT
    }

    enum Incident {
        ILLNESS,
        FRAUD_SUSPECTED,
        EVACUATION,
        SUBJECT_ERROR,
        MISSING_MATERIAL,
        EARLY_DEPARTURE,
        NOISE,
        OTHER
    }

    record Key(UUID sittingId, UUID registrationId) implements Serializable {}

    @Id
    @Column(name = "sitting_id")
    UUID sittingId;

    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    @Enumerated(EnumType.STRING)
    Status status;

    @Enumerated(EnumType.STRING)
    @Nullable
    Incident incident;

    @Nullable
    String remarks;

    /** Of who came late. */
    @Column(name = "arrived_at")
    @Nullable
    Instant arrivedAt;

    @Column(name = "recorded_by")
    String recordedBy;

    @Column(name = "recorded_at")
    Instant recordedAt;
}
