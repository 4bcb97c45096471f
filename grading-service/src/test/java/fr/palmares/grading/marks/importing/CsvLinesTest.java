package fr.palmares.grading.marks.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvLinesTest {

    @Test
    void theHeaderSaysTheSeparator() {
        assertThat(CsvLines.of("a;b\n1,5;2\n").getLast().cells()).containsExactly("1,5", "2");
        assertThat(CsvLines.of("a,b\n1.5,2\n").getLast().cells()).containsExactly("1.5", "2");
    }

    @Test
    void quotesKeepSeparatorsAndDoubledQuotesAreOne() {
        assertThat(CsvLines.of("a,b\n\"x, y\",\"dit \"\"non\"\"\"\n").getLast().cells())
                .containsExactly("x, y", "dit \"non\"");
    }

    @Test
    void linesKeepTheNumberAnEditorShows() {
        var lines = CsvLines.of("\uFEFFa;b\r\n\r\n1;2\r\n3;4");

        assertThat(lines).extracting(CsvLines.Line::number).containsExactly(1, 3, 4);
        assertThat(lines.getFirst().cells()).containsExactly("a", "b");
    }
}
