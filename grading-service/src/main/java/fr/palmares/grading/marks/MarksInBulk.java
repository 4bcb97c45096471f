package fr.palmares.grading.marks;

import fr.palmares.grading.bulk.Ids;
import fr.palmares.grading.deliberation.domain.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The marks of thousands of candidates, read without what an entity costs. */
@ApplicationScoped
public class MarksInBulk {

    private static final String MARKS = """
            SELECT registration_id, unit, round, kind, value, state, version FROM mark
            WHERE registration_id = ANY (CAST(? AS uuid[]))
            """;

    private final DataSource database;

    MarksInBulk(DataSource database) {
        this.database = database;
    }

    /** By candidate; who has none is not there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, List<MarkRow>> of(Collection<UUID> registrations) {
        Map<UUID, List<MarkRow>> marks = new HashMap<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(MARKS)) {
            statement.setString(1, Ids.array(registrations));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = row(rows);
                    marks.computeIfAbsent(row.registrationId, nobody -> new ArrayList<>(8))
                            .add(row);
                }
            }
            return marks;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static MarkRow row(ResultSet rows) throws SQLException {
        var row = new MarkRow();
        row.registrationId = rows.getObject(1, UUID.class);
        row.unit = rows.getString(2);
        row.round = Round.valueOf(rows.getString(3));
        row.kind = MarkRow.Kind.valueOf(rows.getString(4));
        row.value = rows.getBigDecimal(5);
        row.state = MarkRow.State.valueOf(rows.getString(6));
        row.version = rows.getInt(7);
        return row;
    }
}
