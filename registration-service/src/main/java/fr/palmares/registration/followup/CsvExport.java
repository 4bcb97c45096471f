package fr.palmares.registration.followup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The follow-up list as a file that spreadsheets open: UTF-8 with its mark, {@code ;}, French headings. */
final class CsvExport {

    private static final String HEADINGS =
            "numero;session;academie;uai;specialite;categorie;etat;version;dossier;nom;prenoms;date_naissance;ine";

    private final Writer writer;

    /** Writes the headings; the lines follow one by one. */
    CsvExport(Writer writer) throws IOException {
        this.writer = writer;
        writer.write("\uFEFF" + HEADINGS + "\r\n");
    }

    void add(RegistrationList.Line line) {
        try {
            writer.write(line(line) + "\r\n");
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    private static String line(RegistrationList.Line line) {
        return Stream.of(
                        line.id(),
                        line.examSession(),
                        line.academy(),
                        line.uai(),
                        line.specialty(),
                        line.category().label(),
                        line.state().label(),
                        line.version(),
                        line.fileColour().label(),
                        line.familyName(),
                        line.givenNames(),
                        line.birthDate(),
                        line.ine())
                .map(CsvExport::cell)
                .collect(Collectors.joining(";"));
    }

    /** A value that a spreadsheet would take for a formula is made harmless. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        var harmless = text.matches("(?s)^[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[;\"\\r\\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
