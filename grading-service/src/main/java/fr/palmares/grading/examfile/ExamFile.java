package fr.palmares.grading.examfile;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What grading knows of a validated registration, from facts alone. */
@Entity
@Table(name = "exam_file")
public class ExamFile extends PanacheEntityBase {

    public enum State {
        VALIDATED,
        CANCELLED
    }

    @Id
    @Column(name = "registration_id")
    public UUID registrationId;

    @Column(name = "person_id")
    public UUID personId;

    @Column(name = "exam_session")
    public int examSession;

    public String academy;
    public @Nullable String uai;
    public String specialty;
    public @Nullable String category;

    @Enumerated(EnumType.STRING)
    public @Nullable ExamForm form;

    @Column(name = "registration_version")
    public int registrationVersion;

    @Enumerated(EnumType.STRING)
    public State state;

    @Column(name = "candidate_number")
    public @Nullable String candidateNumber;

    @Convert(converter = Choices.class)
    public List<UnitChoice> units;

    @Column(name = "optional_units")
    @Convert(converter = Options.class)
    public List<OptionalChoice> optionalUnits;

    public boolean press;

    @Column(name = "local_authorities")
    public boolean localAuthorities;

    /** Set while a discipline commission has not ruled (G-10). */
    @Column(name = "hold_reason")
    public @Nullable String holdReason;

    @Column(name = "told_at")
    public Instant toldAt;

    public static List<ExamFile> toDecide(int examSession, String academy, String specialty) {
        return list(
                "examSession = ?1 and academy = ?2 and specialty = ?3 and state = ?4 order by registrationId",
                examSession,
                academy,
                specialty,
                State.VALIDATED);
    }

    /** Codes of the units to sit, the optional ones after the compulsory ones. */
    public Stream<String> unitsToSit(Specialty grid) {
        return Stream.concat(
                grid.compulsory().map(GridUnit::unit).filter(unit -> choiceFor(unit, grid) == UnitChoice.Choice.SIT),
                optionalUnits.stream().map(OptionalChoice::unit));
    }

    /** The choice for a unit of the grid; a unit that was not named is sat. */
    public UnitChoice.Choice choiceFor(String unit, Specialty grid) {
        var choice = chosen(unit, grid);
        return choice == null ? UnitChoice.Choice.SIT : choice.choice();
    }

    /** The line of the registration that covers a unit: its own, or that of the test it is part of. */
    public @Nullable UnitChoice chosen(String unit, Specialty grid) {
        var parent = grid.unit(unit).map(GridUnit::parentTest).orElse(null);
        return units.stream()
                .filter(choice -> choice.unit().equals(unit))
                .findFirst()
                .or(() -> units.stream()
                        .filter(choice -> choice.unit().equals(parent))
                        .findFirst())
                .orElse(null);
    }

    @Converter
    static class Choices extends JsonList<UnitChoice> {
        Choices() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Options extends JsonList<OptionalChoice> {
        Options() {
            super(new TypeReference<>() {});
        }
    }
}
