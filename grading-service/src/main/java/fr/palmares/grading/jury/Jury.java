package fr.palmares.grading.jury;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.jury.domain.JuryRules;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Those whom the recteur appointed to decide for a specialty (G-9). */
@Entity
@Table(name = "jury")
public class Jury extends PanacheEntityBase {

    /** The act by which the recteur appoints the jury. */
    @Schema(name = "AppointmentAct")
    public record Appointment(
            @Schema(examples = "DEC5-2026-118") String reference,
            @Schema(examples = "2026-05-04") LocalDate date) {}

    public enum Seat {
        PRESIDENT_UNIVERSITY_TEACHER,
        PRESIDENT_IA_IPR,
        TEACHER,
        PROFESSIONAL
    }

    public record Member(
            String name,
            Seat seat,
            @Nullable String uai,
            @Nullable String account) {}

    @Id
    public UUID id;

    @Column(name = "exam_session")
    public int examSession;

    public String academy;
    public String specialty;
    String appointment;
    String members;

    @Column(name = "appointed_at")
    Instant appointedAt;

    @Column(name = "appointed_by")
    String appointedBy;

    public List<Member> members() {
        return JsonColumns.read(members, new TypeReference<>() {});
    }

    public Appointment appointment() {
        return JsonColumns.read(appointment, Appointment.class);
    }

    /** A member's name as the appointment act writes it; empty when nobody of that name is appointed. */
    public Optional<String> asAppointed(String name) {
        return members().stream()
                .map(Member::name)
                .filter(appointed -> JuryRules.sameName(appointed, name))
                .findFirst();
    }

    public boolean seats(String subject, Set<String> emails) {
        return members().stream().anyMatch(member -> isSeatOf(member, subject, emails));
    }

    /** Where a member teaches: as the appointment act says, and as the account does. */
    public Set<String> schoolsOf(String subject, Set<String> emails, Set<String> accountSchools) {
        return Stream.concat(
                        accountSchools.stream(),
                        members().stream()
                                .filter(member -> isSeatOf(member, subject, emails))
                                .flatMap(member -> Stream.ofNullable(member.uai())))
                .collect(Collectors.toSet());
    }

    public List<String> flaws(LocalDate today) {
        return flaws(today, List.of());
    }

    /** Why the jury cannot sit, defections and absences taken off; empty when it can. */
    public List<String> flaws(LocalDate today, List<String> absent) {
        return rules(today, absent).stream()
                .map(flaw -> capital(flaw.sentence()) + ".")
                .toList();
    }

    List<JuryRules.Flaw> rules(LocalDate today, List<String> absent) {
        var missing = new HashSet<>(absent);
        JuryDefection.of(id).forEach(line -> missing.add(line.name()));
        return JuryRules.flaws(
                members().stream()
                        .map(member -> new JuryRules.Seat(member.name(), capacity(member.seat())))
                        .toList(),
                missing,
                appointment().date(),
                today);
    }

    static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static JuryRules.Capacity capacity(Seat seat) {
        return switch (seat) {
            case PRESIDENT_UNIVERSITY_TEACHER, PRESIDENT_IA_IPR -> JuryRules.Capacity.PRESIDENT;
            case TEACHER -> JuryRules.Capacity.TEACHER;
            case PROFESSIONAL -> JuryRules.Capacity.PROFESSIONAL;
        };
    }

    private static boolean isSeatOf(Member member, String subject, Set<String> emails) {
        return member.account() != null && (member.account().equals(subject) || emails.contains(member.account()));
    }
}
