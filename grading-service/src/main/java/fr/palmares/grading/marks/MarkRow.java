package fr.palmares.grading.marks;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.marks.domain.Entry;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands for one candidate, unit and round. */
@Entity
@Table(name = "mark")
@IdClass(MarkRow.Key.class)
public class MarkRow extends PanacheEntityBase {

    public enum Kind {
        MARK,
        ABSENT,
        ABSENT_EXCUSED,
        NOT_SAT
    }

    public enum State {
        DRAFT,
        SUBMITTED
    }

    public record Key(UUID registrationId, String unit, Round round) implements Serializable {}

    @Id
    @Column(name = "registration_id")
    public UUID registrationId;

    @Id
    public String unit;

    @Id
    @Enumerated(EnumType.STRING)
    public Round round;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public @Nullable BigDecimal value;

    @Enumerated(EnumType.STRING)
    public State state;

    public int version;

    public static List<MarkRow> of(UUID registrationId) {
        return list("registrationId = ?1 order by round, unit", registrationId);
    }

    public Entry entry() {
        return switch (kind) {
            case MARK -> new Entry.Marked(new Mark(java.util.Objects.requireNonNull(value)));
            case ABSENT -> new Entry.Absent(false);
            case ABSENT_EXCUSED -> new Entry.Absent(true);
            case NOT_SAT -> new Entry.NotSat();
        };
    }

    void take(Entry entry) {
        switch (entry) {
            case Entry.Marked(var mark) -> set(Kind.MARK, mark.value());
            case Entry.Absent(var excused) -> set(excused ? Kind.ABSENT_EXCUSED : Kind.ABSENT, null);
            case Entry.NotSat() -> set(Kind.NOT_SAT, null);
        }
    }

    private void set(Kind newKind, @Nullable BigDecimal newValue) {
        kind = newKind;
        value = newValue;
    }
}
