package fr.palmares.grading.deliberation.domain.gradesheet;

import java.math.BigDecimal;
import java.util.Optional;

/** The weight of a unit in the average, strictly positive (G-2, D643-22). */
public record Coefficient(BigDecimal value) {

    public static final Coefficient ONE = new Coefficient(BigDecimal.ONE);

    public Coefficient {
        if (value.signum() <= 0) {
            throw new Refused(new Refusal.ValueRefused(Flaw.COEFFICIENT_NOT_POSITIVE, value.toPlainString()));
        }
    }

    /** @throws Refused when the text is no coefficient; {@link #flawIn} says beforehand. */
    public static Coefficient of(String written) {
        var flaw = flawIn(written);
        if (flaw.isPresent()) {
            throw new Refused(new Refusal.ValueRefused(flaw.get(), written));
        }
        return new Coefficient(new BigDecimal(written));
    }

    public static Optional<Flaw> flawIn(String written) {
        if (!PlainDecimal.matches(written)) {
            return Optional.of(Flaw.NOT_A_DECIMAL);
        }
        return new BigDecimal(written).signum() > 0 ? Optional.empty() : Optional.of(Flaw.COEFFICIENT_NOT_POSITIVE);
    }

    @Override
    public String toString() {
        return PlainDecimal.text(value);
    }
}
