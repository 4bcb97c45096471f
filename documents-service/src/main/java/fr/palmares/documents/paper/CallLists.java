package fr.palmares.documents.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.documents.paper.composing.PaperKind;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Call lists, drawn up from the summons that candidates received: the last one of each counts. */
@ApplicationScoped
class CallLists {

    record Sitting(
            int examSession,
            String centre,
            Instant startsAt,
            String unit,
            @Nullable String room) {}

    private record Called(ObjectNode seat, JsonNode sitting, String academy) {}

    private final EntityManager database;
    private final Papers papers;

    CallLists(EntityManager database, Papers papers) {
        this.database = database;
        this.papers = papers;
    }

    /**
     * One list a room; a list that would say the same as the last one is not written again.
     *
     * @param academies only candidates of these, where the caller is no exam centre
     * @throws NotFound when nobody was called there
     */
    @Transactional
    List<DocumentRow> draw(Sitting sitting, @Nullable List<String> academies) {
        var byRoom = called(sitting, academies).stream()
                .collect(Collectors.groupingBy(one -> one.sitting().path("room").asText("")));
        if (byRoom.isEmpty()) {
            throw new NotFound("Aucun candidat n’est convoqué à cette séance, ou elle n’est pas la vôtre.");
        }
        return byRoom.values().stream().map(seats -> list(sitting, seats)).toList();
    }

    private DocumentRow list(Sitting sitting, List<Called> seats) {
        var first = seats.getFirst();
        ObjectNode source = Papers.JSON.createObjectNode();
        source.put("centre", sitting.centre());
        source.put("centreName", first.sitting().path("centreName").asText(sitting.centre()));
        source.put("room", first.sitting().path("room").asText("–"));
        source.put("unit", sitting.unit());
        source.put("title", first.sitting().path("title").asText());
        source.put("startsAt", sitting.startsAt().toString());
        if (first.sitting().hasNonNull("endsAt")) {
            source.put("endsAt", first.sitting().get("endsAt").asText());
        }
        var array = source.putArray("seats");
        seats.stream()
                .map(Called::seat)
                .sorted(Comparator.comparing(seat -> seat.path("personId").asText()))
                .forEach(array::add);
        var subject = subject(sitting, source.get("room").asText());
        var last = DocumentRow.<DocumentRow>find(
                        "subjectId = ?1 and kind = ?2 order by version desc", subject, PaperKind.CALL_LIST.name())
                .firstResultOptional();
        if (last.filter(known -> read(known.source).equals(source)).isPresent()) {
            return last.get();
        }
        var version = papers.next(PaperKind.CALL_LIST, subject);
        var row = papers.row(PaperKind.CALL_LIST, subject, first.academy(), sitting.examSession(), version, source);
        row.centre = sitting.centre();
        row.persist();
        return row;
    }

    private List<Called> called(Sitting sitting, @Nullable List<String> academies) {
        ObjectNode wanted = Papers.JSON.createObjectNode();
        wanted.put("centre", sitting.centre());
        wanted.put("unit", sitting.unit());
        if (sitting.room() != null) {
            wanted.put("room", sitting.room());
        }
        List<?> rows = database.createNativeQuery("""
                        SELECT d.academy, CAST(d.person_id AS text) AS person, CAST(s AS text) AS sitting
                        FROM document d, jsonb_array_elements(d.source -> 'sittings') AS s
                        WHERE d.kind = 'SUMMONS' AND d.exam_session = ?1
                          AND (d.source -> 'sittings') @> CAST(?2 AS jsonb)
                          AND s @> CAST(?3 AS jsonb) AND CAST(s ->> 'startsAt' AS timestamptz) = ?4
                          AND (CAST(?5 AS text) IS NULL OR d.academy = ANY (string_to_array(?5, ',')))
                          AND NOT EXISTS (SELECT 1 FROM document newer WHERE newer.subject_id = d.subject_id
                            AND newer.kind = 'SUMMONS' AND newer.version > d.version
                            AND NOT coalesce(CAST(newer.source ->> 'partial' AS boolean), false))""", Tuple.class)
                .setParameter(1, sitting.examSession())
                .setParameter(2, "[" + wanted + "]")
                .setParameter(3, wanted.toString())
                .setParameter(4, sitting.startsAt())
                .setParameter(5, academies == null ? null : String.join(",", academies))
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(CallLists::called).toList();
    }

    private static Called called(Tuple row) {
        var sitting = read(row.get("sitting", String.class));
        ObjectNode seat = Papers.JSON.createObjectNode();
        seat.put("personId", row.get("person", String.class));
        seat.put("candidateNumber", sitting.path("candidateNumber").asText("–"));
        return new Called(seat, sitting, row.get("academy", String.class));
    }

    private static UUID subject(Sitting sitting, String room) {
        var name = String.join(
                "\n", "call-list", sitting.centre(), sitting.startsAt().toString(), sitting.unit(), room);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(String json) {
        return Papers.read(json);
    }
}
