package fr.palmares.registration.importing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

    private static List<Line> read(String text) throws IOException {
        var reader = new CsvLines(new StringReader(text));
        var lines = new ArrayList<Line>();
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static Line values(int number, String... values) {
        return new Line.Values(number, List.of(values));
    }

    @Test
    void theHeaderTellsTheSeparator() throws IOException {
        assertThat(read("a;b\n1,5;2")).containsExactly(values(1, "a", "b"), values(2, "1,5", "2"));
        assertThat(read("a,b\n1;5,2")).containsExactly(values(1, "a", "b"), values(2, "1;5", "2"));
    }

    @Test
    void everyEndOfLineIsOne() throws IOException {
        assertThat(read("a;b\r\n1;2\r3;4\n\n5;6"))
                .containsExactly(values(1, "a", "b"), values(2, "1", "2"), values(3, "3", "4"), values(5, "5", "6"));
    }

    @Test
    void theMarkAtTheBeginningOfAFileIsNoValue() throws IOException {
        assertThat(read("\uFEFFa;b")).containsExactly(values(1, "a", "b"));
    }

    @Test
    void quotedValuesMayHoldSeparatorsQuotesAndLines() throws IOException {
        assertThat(read("a;b\n\"x;\"\"y\"\"\";\"one\ntwo\"\n3;4"))
                .containsExactly(values(1, "a", "b"), values(2, "x;\"y\"", "one\ntwo"), values(4, "3", "4"));
    }

    @Test
    void aQuoteLeftOpenSpoilsItsOwnLineOnly() throws IOException {
        var lines = read("a;b\n\"oops;1\n2;3\n4;5\n");

        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .isInstanceOfSatisfying(
                        Line.Unreadable.class, line -> assertThat(line.number()).isEqualTo(2));
        assertThat(lines.subList(2, 4)).containsExactly(values(3, "2", "3"), values(4, "4", "5"));
    }

    @Test
    void aLineWithoutEndIsNamedAndForgotten() throws IOException {
        var lines = read("a;b\n" + "x".repeat(100_000) + "\n1;2");

        assertThat(lines.get(1)).isInstanceOf(Line.Unreadable.class);
        assertThat(lines.get(2)).isEqualTo(values(3, "1", "2"));
    }

    @Property(tries = 300)
    void whatIsWrittenQuotedIsReadBack(@ForAll @NotEmpty @Size(max = 6) List<@StringLength(max = 12) String> values)
            throws IOException {
        var written = values.stream()
                .map(value -> value.replaceAll("[\\r\\n]", " ").strip())
                .toList();
        var line = written.stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(";"));

        var read = read("a;b\n" + line + "\n");

        assertThat(read).hasSize(2);
        assertThat(((Line.Values) read.get(1)).values()).isEqualTo(written);
    }
}
