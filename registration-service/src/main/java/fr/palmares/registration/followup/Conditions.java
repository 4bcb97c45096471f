package fr.palmares.registration.followup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Conditions on a list and their values, gathered together so that neither comes without the other. */
final class Conditions {

    private final List<String> sql = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private String head = "";
    private String tail = "";

    /** Nothing is asked where the value is absent. */
    void add(String condition, @Nullable Object value) {
        if (value != null) {
            sql.add(condition);
            values.add(value);
        }
    }

    void addAll(String condition, List<?> several) {
        sql.add(condition);
        values.addAll(several);
    }

    Conditions statement(String before, String after) {
        head = before;
        tail = after;
        return this;
    }

    String text() {
        return head + (sql.isEmpty() ? "" : " WHERE " + String.join(" AND ", sql)) + tail;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        return prepare(connection, "");
    }

    /** @param prefix such as {@code EXPLAIN} */
    PreparedStatement prepare(Connection connection, String prefix) throws SQLException {
        var statement = connection.prepareStatement(prefix + text());
        // planned for the values that are asked: one plan for every beginning of a name reads everybody
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case List<?> several -> statement.setArray(i + 1, connection.createArrayOf("text", several.toArray()));
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
