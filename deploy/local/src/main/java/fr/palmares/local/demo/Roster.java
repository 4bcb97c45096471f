package fr.palmares.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files a real school would hand in, as they lie beside the demo. */
final class Roster {

    /** What one candidate decided on the preparatory form. */
    record Form(
            String form,
            String languageA,
            String languageB,
            List<String> optionalUnits,
            Map<String, String> exemptions,
            boolean press,
            boolean localAuthorities) {}

    /** One line of the marks: {@code ABS} absent, {@code ABJ} absent with an excuse, else a mark. */
    record MarkLine(String candidate, String unit, String mark) {}

    private Roster() {}

    static byte[] file(String name) {
        try (var stream = Objects.requireNonNull(Roster.class.getResourceAsStream("/demo/" + name), name)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Forms by family name. */
    static Map<String, Form> forms() {
        var forms = new LinkedHashMap<String, Form>();
        for (var cells : lines("fiches.csv")) {
            var exemptions = new LinkedHashMap<String, String>();
            for (var exemption : split(cells[6])) {
                exemptions.put(exemption.split(":")[0], exemption.split(":")[1]);
            }
            forms.put(
                    cells[0],
                    new Form(
                            cells[2],
                            cells[3],
                            cells[4],
                            split(cells[5]),
                            exemptions,
                            cells[7].equals("oui"),
                            cells[8].equals("oui")));
        }
        return forms;
    }

    static List<MarkLine> marks() {
        return lines("notes.csv").stream()
                .map(cells -> new MarkLine(cells[0], cells[2], cells[3]))
                .toList();
    }

    private static List<String[]> lines(String name) {
        var lines = new ArrayList<String[]>();
        new String(file(name), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .forEach(line -> lines.add(line.split(";", -1)));
        return lines;
    }

    private static List<String> split(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.split("\\|"));
    }
}
