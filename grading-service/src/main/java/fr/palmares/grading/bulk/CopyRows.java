package fr.palmares.grading.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows by PostgreSQL's COPY, in the transaction of the caller: ten times faster than row by row. */
@ApplicationScoped
public class CopyRows {

    private static final int PART = 1 << 16;

    private final DataSource database;

    CopyRows(DataSource database) {
        this.database = database;
    }

    /**
     * @param target table and columns, such as {@code proposal (deliberation_id, registration_id)}
     * @param row the values of one row, in that order; their text is what PostgreSQL reads
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> void into(String target, List<T> values, Function<T, @Nullable Object[]> row) {
        if (values.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
            try {
                write(copy, values, row);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("COPY " + target, failed);
        }
    }

    private static <T> void write(CopyIn copy, List<T> values, Function<T, @Nullable Object[]> row)
            throws SQLException {
        var text = new StringBuilder(PART + PART / 4);
        for (var value : values) {
            append(text, row.apply(value));
            if (text.length() > PART) {
                send(copy, text);
            }
        }
        send(copy, text);
        copy.endCopy();
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    static void append(StringBuilder text, @Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            if (row[i] == null) {
                text.append("\\N");
            } else {
                escape(text, String.valueOf(row[i]));
            }
        }
        text.append('\n');
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }
}
