package fr.palmares.registration.accommodation.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** The share of a test's normal time that is added to it (D613-26 2°): more than nothing, at most as much again. */
public record ExtraTime(int numerator, int denominator) implements Comparable<ExtraTime> {

    /** Up to here no special reason is needed (D613-26 2°). */
    public static final ExtraTime THIRD = new ExtraTime(1, 3);

    private static final Pattern FRACTION = Pattern.compile("([1-9][0-9]?)/([1-9][0-9]?)");

    public ExtraTime {
        if (numerator < 1 || denominator < 1 || numerator > denominator) {
            throw new IllegalArgumentException(numerator + "/" + denominator);
        }
        int divisor = commonDivisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    /** Reads {@code 1/3}; empty when the text is no share of the normal time. */
    public static Optional<ExtraTime> read(String text) {
        var fraction = FRACTION.matcher(text);
        if (!fraction.matches()) {
            return Optional.empty();
        }
        int numerator = Integer.parseInt(fraction.group(1));
        int denominator = Integer.parseInt(fraction.group(2));
        return numerator > denominator ? Optional.empty() : Optional.of(new ExtraTime(numerator, denominator));
    }

    /** Beyond a third only the doctor's reasoned request opens it (D613-26 2°). */
    public boolean isExceptional() {
        return compareTo(THIRD) > 0;
    }

    @Override
    public int compareTo(ExtraTime other) {
        return Integer.compare(numerator * other.denominator, other.numerator * denominator);
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }

    private static int commonDivisor(int one, int other) {
        return other == 0 ? one : commonDivisor(other, one % other);
    }
}
