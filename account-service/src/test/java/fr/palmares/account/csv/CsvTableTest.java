package fr.palmares.account.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.platform.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    private static final List<String> COLUMNS = List.of("uai", "nom");

    @Test
    void headingsComeInAnyOrderAndCase() {
        var line = read("Nom;UAI\r\nLycée Jules-Verne;0440001M\r\n").getFirst();

        assertThat(line.get("uai")).isEqualTo("0440001M");
        assertThat(line.get("nom")).isEqualTo("Lycée Jules-Verne");
    }

    @Test
    void linesAreNumberedAsAnEditorShowsThemEmptyOnesAndBrokenValuesIncluded() {
        var lines = read("uai;nom\n\n1;\"deux\nlignes\"\n;;\n2;\"un \"\"guillemet\"\"; un point-virgule\"");

        assertThat(lines).extracting(CsvTable.Line::number).containsExactly(3, 6);
        assertThat(lines.getFirst().get("nom")).isEqualTo("deux\nlignes");
        assertThat(lines.getLast().get("nom")).isEqualTo("un \"guillemet\"; un point-virgule");
    }

    @Test
    void aMarkAtTheBeginningAndAMissingFieldDoNoHarm() {
        assertThat(read("\uFEFFuai;nom\n0440001M").getFirst().get("nom")).isEmpty();
    }

    @Test
    void severalValuesOfAFieldArePartedByCommas() {
        var line = read("uai;nom\n 14, 17 ,,;x").getFirst();

        assertThat(line.list("uai")).containsExactly("14", "17");
        assertThat(read("uai;nom\n;x").getFirst().list("uai")).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAsAWhole() {
        for (var text : List.of("", "\n", "uai\n0440001M", "uai;nom;type\n", "uai,nom\n", "uai;uai\n")) {
            assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> CsvTable.read("uai;nom\nx;é".getBytes(StandardCharsets.ISO_8859_1), COLUMNS, 10))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aFileIsAsLongAsItMayBeAndNoLonger() {
        var text = "uai;nom\n" + "x;y\n".repeat(10);

        assertThat(read(text)).hasSize(10);
        assertThatThrownBy(() -> read(text + "x;y")).isInstanceOf(InvalidInput.class);
    }

    private static List<CsvTable.Line> read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), COLUMNS, 10).lines();
    }
}
