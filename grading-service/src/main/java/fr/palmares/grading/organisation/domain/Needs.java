package fr.palmares.grading.organisation.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/**
 * What was granted to a candidate for one unit, as far as seats and hours go (§ 7).
 *
 * @param extraTime share of the test's time added to it, such as one third; zero for none
 */
public record Needs(boolean accessibleRoom, Company company, Fraction extraTime) {

    public static final Needs NONE = new Needs(false, Company.ANY, Fraction.ZERO);

    /** A sitting of so many at most is a small room [policy]. */
    static final int FEW = 15;

    /** With how many others a candidate sits. */
    public enum Company {
        ANY,
        FEW,
        NOBODY
    }

    /** Exact: a third of four hours is eighty minutes. */
    public record Fraction(int numerator, int denominator) {

        public static final Fraction ZERO = new Fraction(0, 1);
        public static final Fraction THIRD = new Fraction(1, 3);

        public Fraction {
            if (numerator < 0 || denominator <= 0) {
                throw new IllegalArgumentException(numerator + "/" + denominator + " is no share of time");
            }
        }

        /** As it is written in the decision, {@code 1/3}; anything else is a third, the usual one [policy]. */
        public static Fraction of(String written) {
            var parts = written.strip().split("/");
            try {
                return parts.length == 2
                        ? new Fraction(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()))
                        : THIRD;
            } catch (IllegalArgumentException unreadable) {
                return THIRD;
            }
        }

        /** Whole minutes, rounded up: nobody loses one. */
        Duration of(Duration time) {
            var minutes = BigDecimal.valueOf(time.toSeconds())
                    .multiply(BigDecimal.valueOf(numerator))
                    .divide(BigDecimal.valueOf(denominator * 60L), 0, RoundingMode.CEILING);
            return Duration.ofMinutes(minutes.longValueExact());
        }
    }

    boolean special() {
        return accessibleRoom || company != Company.ANY || extraTime.numerator() > 0;
    }

    static boolean any(Map<String, Needs> byUnit) {
        return byUnit.values().stream().anyMatch(Needs::special);
    }
}
