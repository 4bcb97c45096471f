package fr.palmares.grading.results.reading;

import fr.palmares.grading.bulk.Ids;
import fr.palmares.grading.deliberation.domain.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The readable pages as they lie in the database, one question each: neither a session nor a transaction would help a
 * reading that happens once.
 */
@ApplicationScoped
class StoredPages {

    record Owner(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            int examSession,
            String specialty) {}

    /** @param catchUp while it is open to the candidate: how many orals, among which units, and what was chosen */
    record Row(
            Owner owner,
            UUID publicationId,
            UUID decisionId,
            String body,
            int edition,
            @Nullable String catchUp) {}

    /** Some pages of a publication: each candidate's, newest first, the codes that open them and where to go on. */
    record Part(Map<UUID, List<Row>> pages, Map<ByteBuffer, UUID> codes, UUID last) {}

    private record Edition(UUID publication, int number) {}

    private record Prepared(UUID decision, UUID registration) {}

    private record Code(ByteBuffer hash, UUID registration) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private static final String PAGES = """
            SELECT f.registration_id, f.person_id, f.academy, f.uai, f.exam_session, f.specialty, r.publication_id,
                   r.decision_id, r.body, r.edition,
                   json_build_object('choices', CAST(d.outcome AS json) -> 'catchUp' -> 'choices',
                                     'units', CAST(d.outcome AS json) -> 'catchUp' -> 'units',
                                     'chosen', coalesce(c.units, '[]')), d.id IS NOT NULL
            FROM readable_result r
            JOIN exam_file f ON f.registration_id = r.registration_id
            LEFT JOIN decision d ON d.id = r.decision_id AND d.round = 'FIRST' AND d.decision = '%s'
            LEFT JOIN catch_up_choice c ON c.registration_id = d.registration_id
            """.formatted(Decision.CATCH_UP_ALLOWED);

    private static final String OF_CANDIDATE = PAGES + "WHERE r.registration_id = ? ORDER BY r.published_at DESC";

    private static final String BY_CODE = PAGES + """
            WHERE r.registration_id = (SELECT registration_id FROM results_code WHERE hash = ?)
            ORDER BY r.published_at DESC
            """;

    private static final String OF_CANDIDATES =
            PAGES + "WHERE r.registration_id = ANY (CAST(? AS uuid[])) ORDER BY r.published_at DESC";

    private static final String PART = """
            SELECT decision_id, registration_id FROM published_result
            WHERE publication_id = ? AND decision_id > ? ORDER BY decision_id LIMIT ?
            """;

    private static final String CODES =
            "SELECT hash, registration_id FROM results_code WHERE registration_id = ANY (CAST(? AS uuid[]))";

    private static final String EDITIONS = """
            SELECT id, edition FROM publication
            WHERE state = 'PUBLISHED' AND exam_session >= (SELECT max(exam_session) - 1 FROM publication)
            """;

    private static final String PUBLISHED_SINCE = """
            SELECT id FROM publication WHERE state = 'PUBLISHED' AND published_at > ? ORDER BY published_at DESC
            """;

    /** Longer than any transaction that changes a page may take to commit. */
    private static final String CHANGED_LATELY =
            "SELECT registration_id FROM reading_change WHERE changed_at > now() - interval '15 minutes'";

    private final DataSource database;

    StoredPages(DataSource database) {
        this.database = database;
    }

    /** What may be read of a candidate, what stands first. */
    List<Row> of(UUID registrationId) {
        return ask(OF_CANDIDATE, statement -> statement.setObject(1, registrationId), StoredPages::row);
    }

    /** What may be read with a code; empty when nobody was given it, as before the publication. */
    List<Row> byCode(byte[] hash) {
        return ask(BY_CODE, statement -> statement.setBytes(1, hash), StoredPages::row);
    }

    /** The next pages of a publication behind a decision; none when nothing of it may be read. */
    Part part(UUID publication, UUID after, int most) {
        var prepared = ask(
                PART,
                statement -> {
                    statement.setObject(1, publication);
                    statement.setObject(2, after);
                    statement.setInt(3, most);
                },
                row -> new Prepared(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
        if (prepared.isEmpty()) {
            return new Part(Map.of(), Map.of(), after);
        }
        var candidates = Ids.array(prepared.stream().map(Prepared::registration).toList());
        var pages = ask(OF_CANDIDATES, statement -> statement.setString(1, candidates), StoredPages::row).stream()
                .collect(Collectors.groupingBy(row -> row.owner().registrationId()));
        Map<ByteBuffer, UUID> codes = new HashMap<>();
        ask(
                        CODES,
                        statement -> statement.setString(1, candidates),
                        row -> new Code(ByteBuffer.wrap(row.getBytes(1)), row.getObject(2, UUID.class)))
                .forEach(code -> codes.put(code.hash(), code.registration()));
        return new Part(pages, codes, prepared.getLast().decision());
    }

    Map<UUID, Integer> editions() {
        return ask(EDITIONS, _ -> {}, row -> new Edition(row.getObject(1, UUID.class), row.getInt(2))).stream()
                .collect(Collectors.toMap(Edition::publication, Edition::number));
    }

    /** The newest first. */
    Collection<UUID> publishedSince(Instant instant) {
        return ask(
                PUBLISHED_SINCE,
                statement -> statement.setTimestamp(1, Timestamp.from(instant)),
                row -> row.getObject(1, UUID.class));
    }

    Set<UUID> changedLately() {
        return new HashSet<>(ask(CHANGED_LATELY, _ -> {}, row -> row.getObject(1, UUID.class)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Owner(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6)),
                row.getObject(7, UUID.class),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getInt(10),
                row.getBoolean(12) ? row.getString(11) : null);
    }

    private <T> List<T> ask(String sql, Parameters parameters, Reader<T> reader) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
