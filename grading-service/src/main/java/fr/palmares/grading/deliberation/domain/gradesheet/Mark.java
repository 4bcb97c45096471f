package fr.palmares.grading.deliberation.domain.gradesheet;

import java.math.BigDecimal;
import java.util.Optional;

/** A mark out of 20 with at most two decimals (G-1, D643-22). */
public record Mark(BigDecimal value) implements Comparable<Mark> {

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(20);
    private static final int MOST_DECIMALS = 2;

    public static final Mark ZERO = new Mark(BigDecimal.ZERO);
    public static final Mark TEN = new Mark(BigDecimal.TEN);

    public Mark {
        if (value.signum() < 0 || value.compareTo(HIGHEST) > 0 || value.scale() > MOST_DECIMALS) {
            throw new Refused(new Refusal.ValueRefused(flawOf(value).orElseThrow(), value.toPlainString()));
        }
    }

    /** @throws Refused when the text is no mark; {@link #flawIn} says beforehand. */
    public static Mark of(String written) {
        var flaw = flawIn(written);
        if (flaw.isPresent()) {
            throw new Refused(new Refusal.ValueRefused(flaw.get(), written));
        }
        return new Mark(new BigDecimal(written));
    }

    public static Optional<Flaw> flawIn(String written) {
        return PlainDecimal.matches(written) ? flawOf(new BigDecimal(written)) : Optional.of(Flaw.NOT_A_DECIMAL);
    }

    private static Optional<Flaw> flawOf(BigDecimal value) {
        if (value.scale() > MOST_DECIMALS) {
            return Optional.of(Flaw.TOO_MANY_DECIMALS);
        }
        return value.signum() < 0 || value.compareTo(HIGHEST) > 0
                ? Optional.of(Flaw.MARK_OUT_OF_RANGE)
                : Optional.empty();
    }

    public boolean isAtLeast(Mark other) {
        return compareTo(other) >= 0;
    }

    public Mark orBetter(Mark other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Mark other) {
        return value.compareTo(other.value);
    }

    /** 11.50 and 11.5 are the same mark. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Mark(var that) && value.compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    /** The plain decimal that travels in contracts. */
    @Override
    public String toString() {
        return PlainDecimal.text(value);
    }

    public String inFrench() {
        return PlainDecimal.inFrench(toString());
    }
}
