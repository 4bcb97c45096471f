package fr.palmares.account.csv;

import fr.palmares.platform.problem.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A UTF-8 file with one line of headings; values are parted by semicolons and may stand in quotes. */
public record CsvTable(List<Line> lines) {

    /** @param number as an editor shows it; the headings are line 1 */
    public record Line(int number, Map<String, String> values) {

        public String get(String column) {
            return values.getOrDefault(column, "");
        }

        /** Several values in one field, parted by commas. */
        public List<String> list(String column) {
            return List.of(get(column).split(",")).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }
    }

    public CsvTable {
        lines = List.copyOf(lines);
    }

    /**
     * @param columns headings that must be there, in any order; others are refused, so that no column is lost unseen
     * @throws InvalidInput when the file as a whole cannot be read
     */
    public static CsvTable read(byte[] file, List<String> columns, int most) {
        var records = records(text(file));
        if (records.isEmpty()) {
            throw InvalidInput.unprocessable("", "Le fichier est vide.");
        }
        var headings = records.getFirst().fields().stream()
                .map(heading -> heading.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (headings.size() != columns.size() || !headings.containsAll(columns)) {
            throw InvalidInput.unprocessable(
                    "",
                    "La première ligne doit nommer ces colonnes, séparées par des points-virgules : "
                            + String.join(";", columns) + ".");
        }
        if (records.size() - 1 > most) {
            throw InvalidInput.unprocessable(
                    "", "Un fichier ne peut pas dépasser %d lignes : envoyez-en plusieurs.".formatted(most));
        }
        return new CsvTable(records.stream()
                .skip(1)
                .map(one -> new Line(one.number(), values(headings, one.fields())))
                .toList());
    }

    private record Physical(int number, List<String> fields) {}

    private static Map<String, String> values(List<String> headings, List<String> fields) {
        var values = new HashMap<String, String>();
        for (var i = 0; i < headings.size(); i++) {
            values.put(headings.get(i), i < fields.size() ? fields.get(i).strip() : "");
        }
        return Map.copyOf(values);
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw InvalidInput.unprocessable("", "Ce fichier n’est pas en UTF-8 : enregistrez-le dans cet encodage.");
        }
    }

    private static List<Physical> records(String text) {
        var records = new ArrayList<Physical>();
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        var line = 1;
        var first = 1;
        for (var i = 0; i <= text.length(); i++) {
            var end = i == text.length();
            var sign = end ? '\n' : text.charAt(i);
            if (sign == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(sign);
                i++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (quoted && !end) {
                field.append(sign);
                line += sign == '\n' ? 1 : 0;
            } else if (sign == ';') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (sign == '\n') {
                fields.add(field.toString());
                field.setLength(0);
                if (fields.stream().anyMatch(one -> !one.isBlank())) {
                    records.add(new Physical(first, List.copyOf(fields)));
                }
                fields.clear();
                line++;
                first = line;
            } else if (sign != '\r') {
                field.append(sign);
            }
        }
        return records;
    }
}
