package fr.palmares.registration.accommodation.confidential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.palmares.registration.accommodation.confidential.AccommodationStore.Stored;
import fr.palmares.registration.accommodation.domain.Accommodation;
import fr.palmares.registration.accommodation.domain.AccommodationState;
import fr.palmares.registration.accommodation.domain.Applicant;
import fr.palmares.registration.accommodation.domain.Arrangements;
import fr.palmares.registration.accommodation.domain.Confidential;
import fr.palmares.registration.accommodation.domain.Decision;
import fr.palmares.registration.accommodation.domain.Opinion;
import fr.palmares.registration.accommodation.domain.Plan;
import fr.palmares.registration.accommodation.domain.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads requests with their opinion and their latest decision, as the states that the regulation knows. */
@ApplicationScoped
public class AccommodationRows {

    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private static final String REQUESTS = """
            SELECT r.*, o.proposed, o.text, o.exceptional_time, o.medical_note, o.given_by, o.given_at,
                   d.number, d.verdict, d.granted, d.reasons, d.renewed, d.decided_by, d.decided_at
              FROM accommodation.request r
              LEFT JOIN accommodation.opinion o ON o.request_id = r.id
              LEFT JOIN LATERAL (SELECT * FROM accommodation.decision WHERE request_id = r.id
                                  ORDER BY number DESC LIMIT 1) d ON true
             WHERE""";

    private final HealthDatabase database;

    AccommodationRows(HealthDatabase database) {
        this.database = database;
    }

    /** @param condition over r (request), o (opinion) and d (latest decision); never with a caller's text in it */
    public List<Stored> where(String condition, @Nullable Object... parameters) {
        return database.query(REQUESTS + " " + condition, AccommodationRows::read, parameters);
    }

    /** How many requests are in each state. */
    public Map<AccommodationState, Integer> countsWhere(String condition, @Nullable Object... parameters) {
        Map<AccommodationState, Integer> counts = new EnumMap<>(AccommodationState.class);
        database.query(
                        "SELECT r.state, count(*)::int AS requests FROM accommodation.request r WHERE " + condition
                                + " GROUP BY r.state",
                        row -> Map.entry(AccommodationState.valueOf(row.text("state")), row.number("requests")),
                        parameters)
                .forEach(state -> counts.put(state.getKey(), state.getValue()));
        return counts;
    }

    private static Stored read(HealthDatabase.Row row) throws SQLException {
        return new Stored(accommodation(row), row.number("revision"), required(row, "requested_at"));
    }

    private static Accommodation accommodation(HealthDatabase.Row row) throws SQLException {
        var request = request(row);
        return switch (AccommodationState.valueOf(row.text("state"))) {
            case REQUESTED -> new Accommodation.Requested(request);
            case OPINION_GIVEN ->
                new Accommodation.OpinionGiven(request, opinion(row).orElseThrow());
            case DECIDED -> new Accommodation.Decided(request, opinion(row), decision(row));
            case NOTIFIED ->
                new Accommodation.Notified(request, opinion(row), decision(row), required(row, "notified_at"));
            case WITHDRAWN -> new Accommodation.Withdrawn(request);
        };
    }

    private static Request request(HealthDatabase.Row row) throws SQLException {
        var plan = row.maybe("plan").map(Plan::valueOf).orElse(null);
        return new Request(
                row.id("id"),
                new Applicant(
                        row.id("registration_id"),
                        row.id("person_id"),
                        row.number("exam_session"),
                        row.text("academy"),
                        row.maybe("uai").orElse(null),
                        row.text("specialty")),
                new Request.Wish(
                        ProcedureName.procedure(plan),
                        parse(row.text("asked")),
                        row.maybe("situation").map(Confidential::new),
                        row.value("arisen_on", LocalDate.class)),
                row.value("renewal_of", UUID.class));
    }

    private static Optional<Opinion> opinion(HealthDatabase.Row row) throws SQLException {
        if (row.maybe("given_by").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Opinion(
                parse(row.text("proposed")),
                new Confidential(row.text("text")),
                row.maybe("exceptional_time").map(Confidential::new),
                row.maybe("medical_note").map(Confidential::new),
                row.text("given_by"),
                required(row, "given_at")));
    }

    private static Decision decision(HealthDatabase.Row row) throws SQLException {
        return new Decision(
                row.number("number"),
                VerdictName.valueOf(row.text("verdict"))
                        .verdict(
                                parse(row.text("granted")), row.maybe("reasons").map(Confidential::new)),
                row.flag("renewed"),
                row.text("decided_by"),
                required(row, "decided_at"));
    }

    private static Instant required(HealthDatabase.Row row, String column) throws SQLException {
        return Objects.requireNonNull(row.instant(column));
    }

    static String write(Arrangements arrangements) {
        try {
            return JSON.writeValueAsString(ArrangementLine.of(arrangements));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Arrangements parse(String stored) {
        try {
            return ArrangementLine.read(List.of(JSON.readValue(stored, ArrangementLine[].class)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible.getClass().getName());
        }
    }
}
