package fr.palmares.account.generation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.account.person.domain.CivilStatus;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nina, Jeanne | Dupont | n.dupont-",
                "Élodie | Lefèvre-Œuvrard | e.lefevreoeuvrard-",
                "Jean | d’Ormesson | j.dormesson-",
                "Łukasz | Groß | l.gross-",
                "Ève | Abcdefghijklmnopqrstuvwxyz | e.abcdefghijklmnopqrst-",
                "李 | 王 | x.candidat-"
            })
    void itIsReadableOnPaper(String givenNames, String familyName, String start) {
        assertThat(Identifier.of(person(givenNames, familyName), new Random(1)))
                .startsWith(start)
                .hasSize(start.length() + 4)
                .matches("[a-z]\\.[a-z]+-[2-9a-z]{4}");
    }

    @Test
    void signsThatLookAlikeAreNotUsed() {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++) {
            assertThat(Identifier.of(person("Nina", "Dupont"), random).substring(9))
                    .doesNotContainPattern("[01ilo]");
        }
    }

    private static CivilStatus person(String givenNames, String familyName) {
        return new CivilStatus(familyName, null, givenNames, LocalDate.of(2004, 3, 17), "Nantes");
    }
}
