package fr.palmares.registration.accommodation;

import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import fr.palmares.registration.accommodation.confidential.AccommodationRows;
import fr.palmares.registration.accommodation.confidential.AccommodationStore.Stored;
import fr.palmares.registration.accommodation.confidential.ProcedureName;
import fr.palmares.registration.accommodation.confidential.VerdictName;
import fr.palmares.registration.accommodation.domain.AccommodationState;
import fr.palmares.registration.accommodation.domain.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Follow-up: the requests of one's académie, for doctor and authority; a candidate's own. */
@ApplicationScoped
class AccommodationList {

    /** What the list is narrowed to. */
    record Filter(
            @Nullable Integer examSession,
            @Nullable AccommodationState state,
            @Nullable ProcedureName procedure) {}

    @Schema(
            name = "AccommodationLine",
            examples =
                    "{\"id\":\"0190a1b2-0000-7000-8000-000000000041\",\"registrationId\":\"0190a1b2-0000-7000-8000-000000000002\",\"examSession\":2026,\"academy\":\"17\",\"uai\":\"0440001M\",\"specialty\":\"MCO-2024\",\"procedure\":\"FULL\",\"renewal\":false,\"state\":\"REQUESTED\",\"stateLabel\":\"demande déposée\",\"requestedAt\":\"2025-11-12T09:30:00Z\",\"candidate\":{\"familyName\":\"MARTIN\",\"givenNames\":\"Camille\",\"birthDate\":\"2005-04-12\"}}")
    record Line(
            UUID id,
            UUID registrationId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            ProcedureName procedure,
            boolean renewal,
            AccommodationState state,
            String stateLabel,
            @Nullable VerdictName decision,
            Instant requestedAt,
            @Nullable Instant decidedAt,
            ExamFiles.@Nullable Candidate candidate) {

        static Line of(Stored stored, ExamFiles.@Nullable Candidate candidate) {
            var request = stored.accommodation().request();
            var applicant = request.applicant();
            var decision = AccommodationView.decision(stored.accommodation());
            return new Line(
                    request.id(),
                    applicant.registrationId(),
                    applicant.examSession(),
                    applicant.academy(),
                    applicant.uai(),
                    applicant.specialty(),
                    ProcedureName.of(request.wish().procedure()),
                    request.renewalOf().isPresent(),
                    stored.accommodation().state(),
                    stored.accommodation().state().label(),
                    decision.map(Decision::verdict).map(VerdictName::of).orElse(null),
                    stored.requestedAt(),
                    decision.map(Decision::at).orElse(null),
                    candidate);
        }
    }

    @Schema(
            name = "AccommodationCounts",
            examples =
                    "{\"total\":12,\"byState\":{\"REQUESTED\":5,\"OPINION_GIVEN\":2,\"DECIDED\":1,\"NOTIFIED\":3,\"WITHDRAWN\":1}}")
    record Counts(int total, Map<AccommodationState, Integer> byState) {}

    private final AccommodationRows rows;
    private final AccommodationAccess access;
    private final ExamFiles files;
    private final AccessLog log;

    AccommodationList(AccommodationRows rows, AccommodationAccess access, ExamFiles files, AccessLog log) {
        this.rows = rows;
        this.access = access;
        this.files = files;
        this.log = log;
    }

    @Transactional
    Page<Line> page(Filter filter, @Nullable String cursor, int limit) {
        var condition = new StringBuilder(access.isStaff() ? "r.academy = ANY (?)" : "r.person_id = ?");
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(access.isStaff() ? access.academies() : access.caller().person());
        narrow(condition, parameters, filter);
        var from = Cursor.decode(cursor);
        if (!from.isEmpty()) {
            condition.append(" AND (r.requested_at, r.id) > (?, ?)");
            parameters.addAll(position(from));
        }
        condition.append(" ORDER BY r.requested_at, r.id LIMIT ?");
        parameters.add(limit + 1);
        var found = rows.where(condition.toString(), parameters.toArray());
        var names = names(found);
        var lines = found.stream()
                .map(stored -> Line.of(stored, names.get(stored.applicant().personId())))
                .toList();
        return Page.of(lines, limit, line -> Cursor.encode(line.requestedAt(), line.id()));
    }

    @Transactional
    Counts counts(@Nullable Integer examSession) {
        var condition = new StringBuilder("r.academy = ANY (?)");
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(access.academies());
        narrow(condition, parameters, new Filter(examSession, null, null));
        var byState = rows.countsWhere(condition.toString(), parameters.toArray());
        return new Counts(byState.values().stream().mapToInt(Integer::intValue).sum(), byState);
    }

    /** Names and a line in the audit trail, for staff; neither for a candidate. */
    private Map<UUID, ExamFiles.Candidate> names(List<Stored> found) {
        if (!access.isStaff()) {
            return Map.of();
        }
        log.listed(String.join(",", new TreeSet<>(access.academies())), found.size());
        return files.candidates(
                found.stream().map(stored -> stored.applicant().personId()).collect(Collectors.toSet()));
    }

    private static void narrow(StringBuilder condition, List<@Nullable Object> parameters, Filter filter) {
        if (filter.examSession() != null) {
            condition.append(" AND r.exam_session = ?");
            parameters.add(filter.examSession());
        }
        if (filter.state() != null) {
            condition.append(" AND r.state = ?");
            parameters.add(filter.state().name());
        }
        if (filter.procedure() != null) {
            condition.append(
                    filter.procedure() == ProcedureName.FULL ? " AND r.plan IS NULL" : " AND r.plan IS NOT NULL");
        }
    }

    private static List<Object> position(List<String> keys) {
        try {
            return List.of(Instant.parse(keys.getFirst()), UUID.fromString(keys.getLast()));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }
}
