package fr.palmares.registration.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The exam sessions that were opened and the specialties they examine. */
@ApplicationScoped
public class ExamSessions {

    /** Told inside the transaction that opens an exam session. */
    public record Opened(int examSession) {}

    record ExamSession(int year, Instant openedAt) {}

    record Examined(
            Specialty specialty,
            boolean verified,
            @Nullable Instant verifiedAt,
            @Nullable String leadAcademy) {}

    private record Examination(int year, String specialty) {}

    private final Map<Examination, Specialty> grids = new ConcurrentHashMap<>();
    private final EntityManager database;
    private final Reference reference;
    private final Outbox outbox;
    private final Clock clock;
    private final Caller caller;
    private final ObjectMapper json;
    private final Event<Opened> opened;

    ExamSessions(
            EntityManager database,
            Reference reference,
            Outbox outbox,
            Clock clock,
            Caller caller,
            ObjectMapper json,
            Event<Opened> opened) {
        this.database = database;
        this.reference = reference;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
        this.json = json;
        this.opened = opened;
    }

    /** Opens an exam session, publishes its specialties; opening it again changes nothing. */
    @Transactional
    ExamSession open(int year) {
        if (!reference.hasExamSession(year)) {
            throw InvalidInput.unprocessable("/year", "La session d’examen " + year + " n’existe pas.");
        }
        int inserted = database.createNativeQuery(
                        "INSERT INTO exam_session (year, opened_at, opened_by) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
                .setParameter(1, year)
                .setParameter(2, clock.instant())
                .setParameter(3, caller.subject())
                .executeUpdate();
        if (inserted == 1) {
            reference.specialties().forEach(specialty -> examine(year, specialty));
            opened.fire(new Opened(year));
        }
        return find(year).orElseThrow();
    }

    @Transactional
    List<ExamSession> all() {
        return sessions("SELECT year, opened_at FROM exam_session ORDER BY year DESC");
    }

    @Transactional
    public boolean isOpen(int year) {
        return find(year).isPresent();
    }

    /** The latest exam session that is open, if any. */
    @Transactional
    public Optional<Integer> latest() {
        return all().stream().map(ExamSession::year).findFirst();
    }

    @Transactional
    List<Examined> specialties(int year) {
        return examined("SELECT * FROM specialty WHERE exam_session = " + year + " ORDER BY id");
    }

    /** @throws NotFound when the exam session does not examine it */
    @Transactional
    Examined specialty(int year, String id) {
        return findSpecialty(year, id).orElseThrow(ExamSessions::absent);
    }

    /** The specialty as this exam session examines it: copied when the session opened, never changed after. */
    @Transactional
    public Optional<Specialty> grid(int year, String id) {
        var examined = new Examination(year, id);
        var known = grids.get(examined);
        if (known != null) {
            return Optional.of(known);
        }
        var found = findSpecialty(year, id).map(Examined::specialty);
        found.ifPresent(specialty -> grids.put(examined, specialty));
        return found;
    }

    /** C-3: the académie that runs the specialty for the others, if any. */
    @Transactional
    Examined verify(int year, String id, @Nullable String leadAcademy) {
        int updated = database.createNativeQuery("UPDATE specialty SET verified = true, verified_by = ?3,"
                        + " verified_at = ?4, lead_academy = ?5 WHERE exam_session = ?1 AND id = ?2")
                .setParameter(1, year)
                .setParameter(2, id)
                .setParameter(3, caller.subject())
                .setParameter(4, clock.instant())
                .setParameter(5, leadAcademy)
                .executeUpdate();
        if (updated == 0) {
            throw absent();
        }
        var examined = specialty(year, id);
        publish(year, examined);
        return examined;
    }

    private void examine(int year, Specialty specialty) {
        database.createNativeQuery(
                        "INSERT INTO specialty (exam_session, id, grid, verified) VALUES (?1, ?2, CAST(?3 AS jsonb), ?4)")
                .setParameter(1, year)
                .setParameter(2, specialty.id())
                .setParameter(3, write(specialty))
                .setParameter(4, specialty.verified())
                .executeUpdate();
        publish(year, new Examined(specialty, specialty.verified(), null, null));
    }

    private void publish(int year, Examined examined) {
        var specialty = examined.specialty();
        outbox.append(
                "registration.SpecialtyPublished.v1",
                year + "-" + specialty.id(),
                new SpecialtyPublished(
                        year,
                        specialty.id(),
                        specialty.acronym(),
                        specialty.title(),
                        specialty.option(),
                        examined.verified(),
                        examined.leadAcademy(),
                        specialty.units().stream()
                                .map(SpecialtyPublished.Unit::of)
                                .toList()));
    }

    private Optional<ExamSession> find(int year) {
        return sessions("SELECT year, opened_at FROM exam_session WHERE year = " + year).stream()
                .findFirst();
    }

    private Optional<Examined> findSpecialty(int year, String id) {
        List<?> rows = database.createNativeQuery(
                        "SELECT * FROM specialty WHERE exam_session = ?1 AND id = ?2", Tuple.class)
                .setParameter(1, year)
                .setParameter(2, id)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(this::examined).findFirst();
    }

    private List<ExamSession> sessions(String sql) {
        List<?> rows = database.createNativeQuery(sql, Tuple.class).getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new ExamSession(row.get("year", Integer.class), row.get("opened_at", Instant.class)))
                .toList();
    }

    private List<Examined> examined(String sql) {
        List<?> rows = database.createNativeQuery(sql, Tuple.class).getResultList();
        return rows.stream().map(Tuple.class::cast).map(this::examined).toList();
    }

    private Examined examined(Tuple row) {
        try {
            return new Examined(
                    json.readValue(row.get("grid", String.class), Specialty.class),
                    row.get("verified", Boolean.class),
                    row.get("verified_at", Instant.class),
                    row.get("lead_academy", String.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(Specialty specialty) {
        try {
            return json.writeValueAsString(specialty);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NotFound absent() {
        return new NotFound("Cette session d’examen n’est pas ouverte, ou cette spécialité n’y est pas examinée.");
    }
}
