package fr.palmares.account.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dupont",
                "d’Ormesson",
                "N'Guyen",
                "Müller-Łukasz",
                "Ó Briain",
                "Jean, Paul",
                "Ŀlull",
                "Nguyễn Thị"
            })
    void namesOfAllEuropeAreFine(String name) {
        assertThat(PlainText.flawOfName(name)).isEmpty();
    }

    @Test
    void aHundredCharactersAreFineAndOneMoreIsNot() {
        assertThat(PlainText.flawOfName("a".repeat(100))).isEmpty();
        assertThat(PlainText.flawOfName("a".repeat(101))).contains(Flaw.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Du\u0007pont",
                "Dupont\u202e",
                "Du\u200bpont",
                "Du\u200fpont",
                "Du\npont",
                "\ufeffDupont",
                "Du\u2066pont"
            })
    void controlCharactersAndRightToLeftMarksAreRefused(String name) {
        assertThat(PlainText.flawOfName(name)).contains(Flaw.INVISIBLE_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>Dupont</b>", "Dupont2", "Dupont;", "=Dupont", "Dupont😀"})
    void signsThatNoNameHasAreRefused(String name) {
        assertThat(PlainText.flawOfName(name)).contains(Flaw.FORBIDDEN_CHARACTER);
    }

    @Test
    void aNameNeedsALetter() {
        assertThat(PlainText.flawOfName("-")).contains(Flaw.NO_LETTER);
        assertThat(PlainText.flawOfName("  ")).contains(Flaw.EMPTY);
    }

    @Test
    void placesMayHaveDigits() {
        assertThat(PlainText.flawOfPlace("Paris 15e (75)")).isEmpty();
        assertThat(PlainText.flawOfName("Paris 15e")).contains(Flaw.FORBIDDEN_CHARACTER);
    }

    @Test
    void oneSpellingIsKept() {
        assertThat(PlainText.clean("  Rene\u0301   Dupont ")).isEqualTo("René Dupont");
    }
}
