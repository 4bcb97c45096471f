package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The readable pages as they lie in the database, one question each: on the evening of the results everybody's first
 * reading comes here, and neither a session nor a transaction helps it.
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

    record Row(
            Owner owner,
            UUID publicationId,
            UUID decisionId,
            Round round,
            Decision decision,
            String body,
            int edition) {}

    private record Edition(UUID publication, int number) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private static final String PAGES = """
            SELECT f.registration_id, f.person_id, f.academy, f.uai, f.exam_session, f.specialty, r.publication_id,
                   r.decision_id, r.round, r.decision, r.body, r.edition
            FROM readable_result r JOIN exam_file f ON f.registration_id = r.registration_id
            WHERE r.registration_id = ? ORDER BY r.published_at DESC
            """;

    private static final String OWNER = "SELECT registration_id FROM results_code WHERE hash = ?";

    private static final String EDITIONS = """
            SELECT id, edition FROM publication
            WHERE state = 'PUBLISHED' AND exam_session >= (SELECT max(exam_session) - 1 FROM publication)
            """;

    private final DataSource database;

    StoredPages(DataSource database) {
        this.database = database;
    }

    /** What may be read of a candidate, what stands first. */
    List<Row> of(UUID registrationId) {
        return ask(PAGES, statement -> statement.setObject(1, registrationId), StoredPages::row);
    }

    Optional<UUID> ownerOf(byte[] hash) {
        return ask(OWNER, statement -> statement.setBytes(1, hash), row -> row.getObject(1, UUID.class)).stream()
                .findFirst();
    }

    Map<UUID, Integer> editions() {
        return ask(EDITIONS, _ -> {}, row -> new Edition(row.getObject(1, UUID.class), row.getInt(2))).stream()
                .collect(Collectors.toMap(Edition::publication, Edition::number));
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
                Round.valueOf(row.getString(9)),
                Decision.valueOf(row.getString(10)),
                row.getString(11),
                row.getInt(12));
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
