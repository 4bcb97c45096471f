package fr.palmares.grading.organisation;

import fr.palmares.grading.examfile.Arrangement;
import fr.palmares.grading.organisation.domain.Needs;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads from the arrangements granted what seats and hours have to follow. */
public final class GrantedNeeds {

    private static final String ACCESSIBLE = "ACCESSIBLE_ROOM";
    private static final String ALONE = "ROOM_ALONE";
    private static final String SMALL_ROOM = "SMALL_ROOM";
    private static final String EXTRA_TIME = "EXTRA_TIME";

    private GrantedNeeds() {}

    static Map<String, Needs> of(List<Arrangement> granted, List<String> units) {
        return granted.isEmpty()
                ? Map.of()
                : units.stream().collect(Collectors.toMap(Function.identity(), unit -> in(granted, unit)));
    }

    private static Needs in(List<Arrangement> granted, String unit) {
        var codes = granted.stream()
                .filter(line -> line.appliesTo(unit))
                .map(Arrangement::arrangement)
                .collect(Collectors.toSet());
        return new Needs(codes.contains(ACCESSIBLE), company(codes), extraTime(granted, unit));
    }

    /** Who may sit alone is not put with few. */
    private static Needs.Company company(Set<String> codes) {
        if (codes.contains(ALONE)) {
            return Needs.Company.NOBODY;
        }
        return codes.contains(SMALL_ROOM) ? Needs.Company.FEW : Needs.Company.ANY;
    }

    /** Extra time of a unit replaces the general one there. */
    private static Needs.Fraction extraTime(List<Arrangement> granted, String unit) {
        return granted.stream()
                .filter(line -> line.arrangement().equals(EXTRA_TIME) && line.appliesTo(unit))
                .min(Comparator.comparing(line -> line.unit() == null))
                .map(line -> line.extraTime() == null ? Needs.Fraction.THIRD : Needs.Fraction.of(line.extraTime()))
                .orElse(Needs.Fraction.ZERO);
    }

    /** As a summons and a call list name them, unit by unit. */
    public static List<String> codes(List<Arrangement> granted, String unit) {
        var ownTime =
                granted.stream().anyMatch(line -> line.arrangement().equals(EXTRA_TIME) && unit.equals(line.unit()));
        return granted.stream()
                .filter(line -> line.appliesTo(unit))
                .filter(line -> !ownTime || !line.arrangement().equals(EXTRA_TIME) || line.unit() != null)
                .map(line ->
                        line.extraTime() == null ? line.arrangement() : line.arrangement() + " " + line.extraTime())
                .distinct()
                .sorted()
                .toList();
    }
}
