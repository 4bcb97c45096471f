package fr.palmares.registration.accommodation.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One arrangement, for one unit or, without one, for every unit (D613-26). */
public record Arrangement(
        @Nullable String unit,
        ArrangementKind kind,
        @Nullable ExtraTime extraTime) {

    public static Arrangement everywhere(ArrangementKind kind) {
        return new Arrangement(null, kind, null);
    }

    public static Arrangement in(String unit, ArrangementKind kind) {
        return new Arrangement(unit, kind, null);
    }

    public static Arrangement longer(@Nullable String unit, ExtraTime extraTime) {
        return new Arrangement(unit, ArrangementKind.EXTRA_TIME, extraTime);
    }

    public boolean hasExceptionalTime() {
        return extraTime != null && extraTime.isExceptional();
    }

    /** Whether who has this has also the other, its time aside: the same for that unit, or for every unit. */
    boolean covers(Arrangement other) {
        return kind == other.kind && (unit == null || unit.equals(other.unit));
    }

    boolean isSameLineAs(Arrangement other) {
        return kind == other.kind && Objects.equals(unit, other.unit);
    }
}
