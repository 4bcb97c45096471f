package fr.palmares.registration.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "20", "20.00", "9.5", "9.99", "10", "0.01", "12.25"})
    void plainDecimalsFromZeroToTwentyAreMarks(String text) {
        assertThat(Mark.isMark(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20.01",
                "21",
                "-1",
                "-0",
                "9.999",
                "10.500",
                "1e1",
                "1E1",
                "12,5",
                "",
                " ",
                "12 ",
                "+12",
                ".5",
                "5.",
                "NaN",
                "abc",
                "٣",
                "0x1F",
                "99999999999999"
            })
    void anythingElseIsNot(String text) {
        assertThat(Mark.isMark(text)).isFalse();
        assertThatThrownBy(() -> Mark.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tenIsNotBelowTen() {
        assertThat(Mark.of("10.00").belowTen()).isFalse();
        assertThat(Mark.of("9.99").belowTen()).isTrue();
    }
}
