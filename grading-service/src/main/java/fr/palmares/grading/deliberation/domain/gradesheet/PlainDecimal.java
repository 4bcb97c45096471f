package fr.palmares.grading.deliberation.domain.gradesheet;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as people write them in a contract: ASCII digits and one point, no sign, no exponent, no blank. */
public final class PlainDecimal {

    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");

    private PlainDecimal() {}

    static boolean matches(String written) {
        return WRITTEN.matcher(written).matches();
    }

    /** Without trailing zeros and without exponent: 192.00 is "192". */
    public static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** As French people read it, for sentences only. */
    public static String inFrench(String decimal) {
        return decimal.replace('.', ',');
    }
}
