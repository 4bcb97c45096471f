package fr.palmares.grading.deliberation;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.palmares.grading.examfile.JsonColumns;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Those whom the recteur appointed to decide for a specialty (G-9). */
@Entity
@Table(name = "jury")
class Jury extends PanacheEntityBase {

    /** The act by which the recteur appoints the jury. */
    @Schema(name = "AppointmentAct")
    record Appointment(
            @Schema(examples = "DEC5-2026-118") String reference,
            @Schema(examples = "2026-05-04") LocalDate date) {}

    enum Seat {
        PRESIDENT_UNIVERSITY_TEACHER,
        PRESIDENT_IA_IPR,
        TEACHER,
        PROFESSIONAL
    }

    record Member(
            String name,
            Seat seat,
            @Nullable String uai,
            @Nullable String account) {}

    @Id
    UUID id;

    @Column(name = "exam_session")
    int examSession;

    String academy;
    String specialty;
    String appointment;
    String members;

    @Column(name = "appointed_at")
    Instant appointedAt;

    @Column(name = "appointed_by")
    String appointedBy;

    List<Member> members() {
        return JsonColumns.read(members, new TypeReference<>() {});
    }

    Appointment appointment() {
        return JsonColumns.read(appointment, Appointment.class);
    }

    boolean seats(String subject, Set<String> emails) {
        return members().stream()
                .anyMatch(member -> member.account() != null
                        && (member.account().equals(subject) || emails.contains(member.account())));
    }
}
