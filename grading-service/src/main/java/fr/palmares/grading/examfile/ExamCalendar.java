package fr.palmares.grading.examfile;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instants of an academy's exam session that grading keeps to (C-1). */
@Entity
@Table(name = "exam_calendar")
@IdClass(ExamCalendar.Key.class)
public class ExamCalendar extends PanacheEntityBase {

    public record Key(int examSession, String academy) implements Serializable {}

    @Id
    @Column(name = "exam_session")
    public int examSession;

    @Id
    public String academy;

    public int version;
    public String zone;

    @Column(name = "summons_date")
    public @Nullable Instant summonsDate;

    @Column(name = "results_embargo")
    public @Nullable Instant resultsEmbargo;

    public static Optional<ExamCalendar> of(int examSession, String academy) {
        return findByIdOptional(new Key(examSession, academy));
    }
}
