package fr.palmares.registration.accommodation.confidential;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the role that alone reads the schema {@code accommodation}. It takes part in the transaction of the
 * use case, in which nothing may touch the ordinary connection.
 */
@ApplicationScoped
class HealthDatabase {

    /** Reads one row. */
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** A row, in the types that we use. */
    record Row(ResultSet columns) {

        String text(String column) throws SQLException {
            return columns.getString(column);
        }

        Optional<String> maybe(String column) throws SQLException {
            return Optional.ofNullable(columns.getString(column));
        }

        int number(String column) throws SQLException {
            return columns.getInt(column);
        }

        boolean flag(String column) throws SQLException {
            return columns.getBoolean(column);
        }

        UUID id(String column) throws SQLException {
            return columns.getObject(column, UUID.class);
        }

        @Nullable
        Instant instant(String column) throws SQLException {
            var value = columns.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        <T> Optional<T> value(String column, Class<T> type) throws SQLException {
            return Optional.ofNullable(columns.getObject(column, type));
        }
    }

    /** What the database refused, without what it was asked to store. */
    static final class HealthDatabaseFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HealthDatabaseFailed(SQLException cause) {
            super("SQL state " + cause.getSQLState());
        }
    }

    private final AgroalDataSource source;

    HealthDatabase(@DataSource("accommodation") AgroalDataSource source) {
        this.source = source;
    }

    <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepared(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(new Row(rows)));
            }
            return found;
        } catch (SQLException failed) {
            throw new HealthDatabaseFailed(failed);
        }
    }

    /** How many rows it changed. */
    int update(String sql, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new HealthDatabaseFailed(failed);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Set<?> texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
                case null, default -> statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }
}
