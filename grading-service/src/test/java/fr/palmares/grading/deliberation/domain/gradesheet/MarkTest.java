package fr.palmares.grading.deliberation.domain.gradesheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "0.01", "9.99", "10", "19.99", "20", "20.00", "08.5"})
    void marksFromZeroToTwentyWithTwoDecimalsAreMarks(String written) {
        assertThat(Mark.flawIn(written)).isEmpty();
        assertThat(Mark.of(written).value()).isEqualByComparingTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "20.01, MARK_OUT_OF_RANGE",
        "21, MARK_OUT_OF_RANGE",
        "999999999999, MARK_OUT_OF_RANGE",
        "11.125, TOO_MANY_DECIMALS",
        "11.500, TOO_MANY_DECIMALS",
        "-0.01, NOT_A_DECIMAL",
        "-1, NOT_A_DECIMAL",
        "1e1, NOT_A_DECIMAL",
        "1E9, NOT_A_DECIMAL",
        "+11, NOT_A_DECIMAL",
        "'11,5', NOT_A_DECIMAL",
        "' 11', NOT_A_DECIMAL",
        "'11 ', NOT_A_DECIMAL",
        "11., NOT_A_DECIMAL",
        ".5, NOT_A_DECIMAL",
        "'', NOT_A_DECIMAL",
        "NaN, NOT_A_DECIMAL",
        "0x0B, NOT_A_DECIMAL",
        "１１, NOT_A_DECIMAL",
        "99999999999999999999999999, NOT_A_DECIMAL"
    })
    void anythingElseIsNoMarkAndSaysWhy(String written, Flaw flaw) {
        assertThat(Mark.flawIn(written)).contains(flaw);
        assertThatThrownBy(() -> Mark.of(written))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.reason()).isEqualTo(new Refusal.ValueRefused(flaw, written)));
    }

    @Test
    void theSameMarkWrittenTwiceIsOneMark() {
        assertThat(Mark.of("11.50")).isEqualTo(Mark.of("11.5")).hasSameHashCodeAs(Mark.of("11.5"));
        assertThat(Mark.of("11.50")).hasToString("11.5");
        assertThat(Mark.of("10.00")).hasToString("10");
        assertThat(Mark.of("0.00")).hasToString("0");
    }

    @Test
    void noMarkIsMadeOfANumberOutOfRange() {
        assertThatThrownBy(() -> new Mark(new BigDecimal("20.01"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Mark(new BigDecimal("-0.01"))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, COEFFICIENT_NOT_POSITIVE",
        "0.00, COEFFICIENT_NOT_POSITIVE",
        "-1, NOT_A_DECIMAL",
        "1e2, NOT_A_DECIMAL",
        "trois, NOT_A_DECIMAL",
        "'', NOT_A_DECIMAL"
    })
    void aCoefficientIsAPositiveDecimal(String written, Flaw flaw) {
        assertThat(Coefficient.flawIn(written)).contains(flaw);
        assertThatThrownBy(() -> Coefficient.of(written)).isInstanceOf(Refused.class);
    }

    @Test
    void aCoefficientMayHaveDecimals() {
        assertThat(Coefficient.of("1.50")).hasToString("1.5");
        assertThat(Coefficient.of("0.01").value()).isEqualByComparingTo("0.01");
    }
}
