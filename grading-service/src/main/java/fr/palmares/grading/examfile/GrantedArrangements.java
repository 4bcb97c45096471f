package fr.palmares.grading.examfile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arrangements of a candidate as the authority last decided them; they may be told before the exam file is. */
@Entity
@Table(name = "granted_arrangements")
public class GrantedArrangements extends PanacheEntityBase {

    /** Our narrow reading of the decision: what to do, never why. */
    public record Decided(
            UUID requestId,
            UUID registrationId,
            String decision,
            @Nullable List<Arrangement> arrangements,
            Instant decidedAt) {}

    @Id
    @Column(name = "registration_id")
    public UUID registrationId;

    @Column(name = "request_id")
    public UUID requestId;

    @Convert(converter = Arrangements.class)
    public List<Arrangement> arrangements;

    @Column(name = "decided_at")
    public Instant decidedAt;

    public static List<Arrangement> of(UUID registrationId) {
        return GrantedArrangements.<GrantedArrangements>findByIdOptional(registrationId)
                .map(granted -> granted.arrangements)
                .orElse(List.of());
    }

    /** By candidate of a specialty; who has none is not there. */
    public static Map<UUID, List<Arrangement>> ofSpecialty(int examSession, String academy, String specialty) {
        return GrantedArrangements.<GrantedArrangements>list(
                        "registrationId in (select file.registrationId from ExamFile file where file.examSession = ?1"
                                + " and file.academy = ?2 and file.specialty = ?3)",
                        examSession,
                        academy,
                        specialty)
                .stream()
                .filter(granted -> !granted.arrangements.isEmpty())
                .collect(Collectors.toMap(granted -> granted.registrationId, granted -> granted.arrangements));
    }

    @Converter
    static class Arrangements extends JsonList<Arrangement> {
        Arrangements() {
            super(new TypeReference<>() {});
        }
    }
}
