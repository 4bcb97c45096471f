package fr.palmares.grading.deliberation.closure;

import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.jury.Jury;
import fr.palmares.grading.jury.JuryDefection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who sat in a jury and who did not, as the sealed minutes of the deliberation say (G-9). */
@ApplicationScoped
public class SittingJury {

    public record Composition(Appointment appointment, List<Member> members) {}

    public record Appointment(String reference, LocalDate date) {}

    public record Member(String name, String seat, boolean present) {}

    private record Sealed(
            Jury.Appointment appointment,
            List<Jury.Member> jury,
            List<JuryDefection.Line> defections,
            Minutes.Statement statement) {

        Composition composition() {
            var missing = Stream.concat(
                            statement.absentMembers().stream(),
                            defections.stream().map(JuryDefection.Line::name))
                    .collect(Collectors.toSet());
            return new Composition(
                    new Appointment(appointment.reference(), appointment.date()),
                    jury.stream()
                            .map(member ->
                                    new Member(member.name(), member.seat().name(), !missing.contains(member.name())))
                            .toList());
        }
    }

    /** Without its candidates, who may be very many. */
    private static final String SEALED = """
            SELECT CAST(row_to_json(m) AS text)
            FROM deliberation d, json_to_record(CAST(d.minutes AS json))
                AS m (appointment json, jury json, defections json, statement json)
            WHERE d.id = ?1
            """;

    private final EntityManager database;

    SittingJury(EntityManager database) {
        this.database = database;
    }

    /** Of a deliberation that is closed. */
    public Composition of(UUID deliberation) {
        var sealed = (String) database.createNativeQuery(SEALED, String.class)
                .setParameter(1, deliberation)
                .getSingleResult();
        return JsonColumns.read(sealed, Sealed.class).composition();
    }
}
