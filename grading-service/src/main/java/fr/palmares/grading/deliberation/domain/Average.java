package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.PlainDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact weighted mean, kept as points over coefficients: the decision compares by multiplication and never sees a
 * rounded value (G-3).
 */
public record Average(BigDecimal points, BigDecimal coefficients) implements Comparable<Average> {

    public Average {
        if (coefficients.signum() <= 0) {
            throw new IllegalArgumentException("an average needs a coefficient");
        }
    }

    public boolean isAtLeast(int threshold) {
        return points.compareTo(coefficients.multiply(BigDecimal.valueOf(threshold))) >= 0;
    }

    @Override
    public int compareTo(Average other) {
        return points.multiply(other.coefficients).compareTo(other.points.multiply(coefficients));
    }

    /** Two decimals, half up: what people see, never what decides (G-3). */
    public String shown() {
        return points.divide(coefficients, 2, RoundingMode.HALF_UP).toPlainString();
    }

    String inFrench() {
        return PlainDecimal.inFrench(shown());
    }
}
