package fr.palmares.grading.examfile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The exam grid of a specialty in one exam session. */
@Entity
@Table(name = "specialty")
@IdClass(Specialty.Key.class)
public class Specialty extends PanacheEntityBase {

    /** Open in every specialty, in its grid or not (R-8, D643-13). */
    private static final GridUnit STUDENT_ENGAGEMENT =
            new GridUnit("UF-EE", "EF-EE", null, "Engagement étudiant", null, true, null, null);

    public record Key(int examSession, String id) implements Serializable {}

    @Id
    @Column(name = "exam_session")
    public int examSession;

    @Id
    public String id;

    public String acronym;
    public String title;

    @Column(name = "option_title")
    public @Nullable String optionTitle;

    public boolean verified;

    @Column(name = "lead_academy")
    public @Nullable String leadAcademy;

    @Convert(converter = Units.class)
    public List<GridUnit> units;

    @Column(name = "told_at")
    public Instant toldAt;

    public static Optional<Specialty> of(int examSession, String id) {
        return findByIdOptional(new Key(examSession, id));
    }

    public Stream<GridUnit> compulsory() {
        return units.stream().filter(unit -> !unit.optional());
    }

    public Optional<GridUnit> unit(String code) {
        return units.stream()
                .filter(unit -> unit.unit().equals(code))
                .findFirst()
                .or(() -> code.equals(STUDENT_ENGAGEMENT.unit()) ? Optional.of(STUDENT_ENGAGEMENT) : Optional.empty());
    }

    public String titleOf(String code) {
        return unit(code).map(GridUnit::title).orElse(code);
    }

    /** As a diploma names it. */
    public String fullTitle() {
        return optionTitle == null ? title : title + ", option " + optionTitle;
    }

    @Converter
    static class Units extends JsonList<GridUnit> {
        Units() {
            super(new TypeReference<>() {});
        }
    }
}
