package fr.palmares.notification.inbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypographyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "l'épreuve d'anglais | l’épreuve d’anglais",
                "Motif : trop tard ! | Motif\u00a0: trop tard\u202f!",
                "la pièce « Identité » manque ; déposez-la | la pièce «\u00a0Identité\u00a0» manque\u202f; déposez-la",
                "l'unité «UF-EE» | l’unité «\u00a0UF-EE\u00a0»",
                "le 19 novembre 2025 à 17 h 00 | le 19\u00a0novembre 2025 à 17\u00a0h\u00a000",
                "https://exemple.fr/a?b='c' | https://exemple.fr/a?b='c'"
            })
    void wordsAreSetAsAFrenchPrinterWould(String typed, String set) {
        assertThat(Typography.french(typed)).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"« déjà composé » : l’unité"})
    void whatIsSetAlreadyStaysAsItIs(String typed) {
        var once = Typography.french(typed);

        assertThat(Typography.french(once)).isEqualTo(once);
    }
}
