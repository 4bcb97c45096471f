package fr.palmares.documents.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.checklist.domain.PiecesCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What registration-service and account-service published, with the shipped data behind it where nothing was. */
@ApplicationScoped
public class Catalogue {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public record PublishedCalendar(
            int examSession,
            String academy,
            int version,
            Instant piecesDeadline,
            @Nullable List<Later> laterPieces,
            @Nullable Instant accommodationDeadline) {}

    public record Later(List<String> codes, Instant deadline) {}

    public record PublishedSpecialty(
            int examSession,
            String id,
            String title,
            @Nullable String option,
            @Nullable String leadAcademy,
            List<Unit> units) {

        public PublishedSpecialty(int examSession, String id, String title, @Nullable String option, List<Unit> units) {
            this(examSession, id, title, option, null, units);
        }
    }

    public record Unit(String unit, String title, @Nullable String coefficient, boolean optional) {}

    public record Establishment(String uai, String name, String academy, Uploads uploads) {}

    /** Who provides the pieces of an establishment's candidates. */
    public enum Uploads {
        CANDIDATE,
        ESTABLISHMENT
    }

    private final EntityManager database;
    private final ShippedRules shipped;

    Catalogue(EntityManager database, ShippedRules shipped) {
        this.database = database;
        this.shipped = shipped;
    }

    /** True when the calendar is newer than the one known: files of that academy have to follow. */
    @Transactional
    public boolean keep(PublishedCalendar calendar) {
        var newer = database.createNativeQuery("""
                        INSERT INTO published_calendar (exam_session, academy, version, pieces, accommodation)
                        VALUES (?1, ?2, ?3, ?4, ?5)
                        ON CONFLICT (exam_session, academy) DO UPDATE
                        SET version = excluded.version, pieces = excluded.pieces, accommodation = excluded.accommodation
                        WHERE published_calendar.version < excluded.version""")
                        .setParameter(1, calendar.examSession())
                        .setParameter(2, calendar.academy())
                        .setParameter(3, calendar.version())
                        .setParameter(4, calendar.piecesDeadline())
                        .setParameter(5, calendar.accommodationDeadline())
                        .executeUpdate()
                == 1;
        if (newer) {
            database.createNativeQuery("DELETE FROM later_piece WHERE exam_session = ?1 AND academy = ?2")
                    .setParameter(1, calendar.examSession())
                    .setParameter(2, calendar.academy())
                    .executeUpdate();
            var laterPieces = calendar.laterPieces() == null ? List.<Later>of() : calendar.laterPieces();
            laterPieces.forEach(later -> later.codes().forEach(code -> keep(calendar, code, later.deadline())));
        }
        return newer;
    }

    private void keep(PublishedCalendar calendar, String code, Instant deadline) {
        database.createNativeQuery("INSERT INTO later_piece VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
                .setParameter(1, calendar.examSession())
                .setParameter(2, calendar.academy())
                .setParameter(3, code)
                .setParameter(4, deadline)
                .executeUpdate();
    }

    /** The published calendar, else the one printed in the academy's note, else none. */
    @Transactional
    public PiecesCalendar calendar(int examSession, String academy) {
        var published = rows(
                "SELECT pieces, accommodation FROM published_calendar WHERE exam_session = ?1 AND academy = ?2",
                examSession,
                academy);
        if (published.isEmpty()) {
            return shipped.calendar(examSession, academy);
        }
        Map<String, Instant> later = new HashMap<>();
        rows("SELECT code, deadline FROM later_piece WHERE exam_session = ?1 AND academy = ?2", examSession, academy)
                .forEach(row -> spread(row.get("code", String.class), row.get("deadline", Instant.class), later));
        var row = published.getFirst();
        return new PiecesCalendar(
                Optional.of(row.get("pieces", Instant.class)),
                later,
                Optional.ofNullable(row.get("accommodation", Instant.class)));
    }

    /** "MS_*" in a calendar stands for every code that begins so. */
    private void spread(String code, Instant deadline, Map<String, Instant> later) {
        if (code.endsWith("*")) {
            var start = code.substring(0, code.length() - 1);
            shipped.codes().stream()
                    .filter(known -> known.startsWith(start))
                    .forEach(known -> later.putIfAbsent(known, deadline));
        } else {
            later.put(code, deadline);
        }
    }

    @Transactional
    public void keep(PublishedSpecialty specialty) {
        database.createNativeQuery("""
                        INSERT INTO specialty (exam_session, id, title, option_title, units, lead_academy)
                        VALUES (?1, ?2, ?3, ?4, CAST(?5 AS jsonb), ?6)
                        ON CONFLICT (exam_session, id) DO UPDATE
                        SET title = excluded.title, option_title = excluded.option_title, units = excluded.units,
                            lead_academy = excluded.lead_academy""")
                .setParameter(1, specialty.examSession())
                .setParameter(2, specialty.id())
                .setParameter(3, specialty.title())
                .setParameter(4, specialty.option())
                .setParameter(5, write(specialty.units()))
                .setParameter(6, specialty.leadAcademy())
                .executeUpdate();
    }

    /** The specialty as published for the exam session; its title alone, from the shipped list, before that. */
    @Transactional
    public PublishedSpecialty specialty(int examSession, String id) {
        var found = rows(
                "SELECT title, option_title, lead_academy, CAST(units AS text) AS units FROM specialty"
                        + " WHERE exam_session = ?1 AND id = ?2",
                examSession,
                id);
        if (found.isEmpty()) {
            return new PublishedSpecialty(examSession, id, shipped.titleOf(id), null, null, List.of());
        }
        var row = found.getFirst();
        return new PublishedSpecialty(
                examSession,
                id,
                row.get("title", String.class),
                row.get("option_title", String.class),
                row.get("lead_academy", String.class),
                units(row.get("units", String.class)));
    }

    @Transactional
    public void keep(String uai, String name, String academy, Uploads uploads) {
        database.createNativeQuery("""
                        INSERT INTO establishment (uai, name, academy, uploads) VALUES (?1, ?2, ?3, ?4)
                        ON CONFLICT (uai) DO UPDATE
                        SET name = excluded.name, academy = excluded.academy, uploads = excluded.uploads""")
                .setParameter(1, uai)
                .setParameter(2, name)
                .setParameter(3, academy)
                .setParameter(4, uploads.name())
                .executeUpdate();
    }

    @Transactional
    public Optional<Establishment> establishment(@Nullable String uai) {
        if (uai == null) {
            return Optional.empty();
        }
        return rows("SELECT name, academy, uploads FROM establishment WHERE uai = ?1", uai).stream()
                .findFirst()
                .map(row -> new Establishment(
                        uai,
                        row.get("name", String.class),
                        row.get("academy", String.class),
                        Uploads.valueOf(row.get("uploads", String.class))));
    }

    private List<Tuple> rows(String sql, Object... parameters) {
        var query = database.createNativeQuery(sql, Tuple.class);
        for (var index = 0; index < parameters.length; index++) {
            query.setParameter(index + 1, parameters[index]);
        }
        List<?> found = query.getResultList();
        return found.stream().map(Tuple.class::cast).toList();
    }

    private static String write(List<Unit> units) {
        try {
            return JSON.writeValueAsString(units);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Unit> units(String json) {
        try {
            return List.of(JSON.readValue(json, Unit[].class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
