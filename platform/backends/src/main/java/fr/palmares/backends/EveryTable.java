package fr.palmares.backends;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A database searched whole, also where nobody thought of: which tables still know some words. */
public final class EveryTable {

    private EveryTable() {}

    /** The names of the tables, as far as the data source's role may read them. */
    public static List<String> knowing(String words, DataSource database) {
        try (var connection = database.getConnection()) {
            return knowing(words, connection);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The same as far as the connection's role may read. */
    public static List<String> knowing(String words, Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        for (var table : readable(connection).entrySet()) {
            try (var rows = connection.prepareStatement("SELECT EXISTS (SELECT 1 FROM " + table.getValue()
                    + " t WHERE strpos(CAST(t AS text), ?) > 0"
                    + " OR strpos(CAST(t AS text), encode(convert_to(?, 'UTF8'), 'hex')) > 0)")) {
                rows.setString(1, words);
                rows.setString(2, words);
                var answer = rows.executeQuery();
                answer.next();
                if (answer.getBoolean(1)) {
                    found.add(table.getKey());
                }
            }
        }
        return found;
    }

    /** By their names, how SQL writes them. */
    private static Map<String, String> readable(Connection connection) throws SQLException {
        var tables = new TreeMap<String, String>();
        try (var rows = connection.createStatement()) {
            var answer = rows.executeQuery("""
                    SELECT c.relname, CAST(CAST(c.oid AS regclass) AS text) FROM pg_class c
                     WHERE c.relkind IN ('r', 'm') AND has_table_privilege(c.oid, 'SELECT')
                       AND c.relnamespace NOT IN (CAST('pg_catalog' AS regnamespace),
                                                  CAST('information_schema' AS regnamespace))
                    """);
            while (answer.next()) {
                tables.put(answer.getString(1), answer.getString(2));
            }
        }
        return tables;
    }
}
