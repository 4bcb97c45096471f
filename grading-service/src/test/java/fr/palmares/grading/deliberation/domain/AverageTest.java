package fr.palmares.grading.deliberation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AverageTest {

    @ParameterizedTest
    @CsvSource({"192, 21, 9.14", "9995, 1000, 10.00", "9994, 1000, 9.99", "30, 3, 10.00", "0, 7, 0.00", "2, 3, 0.67"})
    void twoDecimalsAreShownHalfUp(BigDecimal points, BigDecimal coefficients, String shown) {
        assertThat(new Average(points, coefficients).shown()).isEqualTo(shown);
    }

    @Test
    void aThresholdIsComparedWithTheExactValue() {
        var justBelow = new Average(new BigDecimal("29.99"), new BigDecimal("3"));

        assertThat(justBelow.shown()).isEqualTo("10.00");
        assertThat(justBelow.isAtLeast(10)).isFalse();
        assertThat(new Average(new BigDecimal("30"), new BigDecimal("3")).isAtLeast(10))
                .isTrue();
    }
}
