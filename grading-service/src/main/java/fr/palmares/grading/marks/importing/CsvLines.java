package fr.palmares.grading.marks.importing;

import java.util.ArrayList;
import java.util.List;

/** A file as spreadsheets write it: separator , or ;, quotes, any line end, with or without a byte order mark. */
final class CsvLines {

    private CsvLines() {}

    record Line(int number, List<String> cells) {}

    static List<Line> of(String text) {
        var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var firstLine = content.lines().findFirst().orElse("");
        var separator = firstLine.indexOf(';') >= 0 ? ';' : ',';
        var lines = new ArrayList<Line>();
        var number = 0;
        for (var line : content.split("\r\n|\n|\r", -1)) {
            number++;
            if (!line.isBlank()) {
                lines.add(new Line(number, cells(line, separator)));
            }
        }
        return lines;
    }

    private static List<String> cells(String line, char separator) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
