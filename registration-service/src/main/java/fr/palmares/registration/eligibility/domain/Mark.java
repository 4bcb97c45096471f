package fr.palmares.registration.eligibility.domain;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A mark out of twenty, at most two decimals, never a floating-point number (G-1). */
public record Mark(BigDecimal value) {

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");
    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

    /** Below it, a mark is not a « bénéfice » (code de l'éducation D643-15). */
    private static final BigDecimal TEN = BigDecimal.TEN;

    public Mark {
        if (value.signum() < 0 || value.compareTo(TWENTY) > 0 || value.scale() > 2) {
            throw new IllegalArgumentException("not a mark out of twenty: " + value);
        }
    }

    /** Whether a text is a mark: plain decimal, point, at most two decimals, between 0 and 20. */
    public static boolean isMark(String text) {
        return PLAIN_DECIMAL.matcher(text).matches() && new BigDecimal(text).compareTo(TWENTY) <= 0;
    }

    public static Mark of(String text) {
        if (!isMark(text)) {
            throw new IllegalArgumentException("not a mark out of twenty: " + text);
        }
        return new Mark(new BigDecimal(text));
    }

    public boolean belowTen() {
        return value.compareTo(TEN) < 0;
    }

    /** As candidates read it: {@code 9,5}. */
    public String french() {
        return plain().replace('.', ',');
    }

    /** Without trailing zeros: {@code 9.5}. */
    public String plain() {
        return value.stripTrailingZeros().toPlainString();
    }
}
