package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which choices of orals can still reach ten, and what marks they need (G-8); the easiest first. */
public final class CatchUpAdvice {

    private static final int HUNDREDTHS = 100;
    private static final int HIGHEST = 20 * HUNDREDTHS;
    private static final int PASS = 10;

    private CatchUpAdvice() {}

    /**
     * One choice.
     *
     * @param best the average with 20 in each oral
     * @param sameMark the lowest mark that reaches ten when obtained in each oral; empty when 20 does not
     * @param aloneMarks by unit, the lowest mark that reaches ten when no other oral brings anything
     */
    public record Option(
            List<String> units, Average best, Optional<Mark> sameMark, Map<String, Optional<Mark>> aloneMarks) {

        public boolean reachable() {
            return sameMark.isPresent();
        }
    }

    /** Empty unless the first round allows the catch-up. */
    public static List<Option> of(GradeSheet sheet) {
        return switch (DecisionRules.decide(sheet).last()) {
            case Verdict.CatchUpAllowed allowed -> options(sheet, allowed.offer());
            case Verdict.Withheld _, Verdict.Eliminated _, Verdict.InProgress _, Verdict.Admitted _, Verdict.Failed _ ->
                List.of();
        };
    }

    private static List<Option> options(GradeSheet sheet, CatchUpOffer offer) {
        var alone = new HashMap<String, Optional<Mark>>();
        offer.units().forEach(unit -> alone.put(unit, lowest(sheet, List.of(unit))));
        return choices(offer).stream()
                .map(units -> option(sheet, units, alone))
                .sorted(Comparator.comparing((Option option) ->
                                option.sameMark().map(Mark::value).orElse(BigDecimal.valueOf(HIGHEST)))
                        .thenComparing(Option::best, Comparator.reverseOrder()))
                .toList();
    }

    private static List<List<String>> choices(CatchUpOffer offer) {
        var units = offer.units();
        if (offer.choices() < 2) {
            return units.stream().map(List::of).toList();
        }
        var pairs = new ArrayList<List<String>>();
        for (int i = 0; i < units.size(); i++) {
            for (int j = i + 1; j < units.size(); j++) {
                pairs.add(List.of(units.get(i), units.get(j)));
            }
        }
        return pairs;
    }

    private static Option option(GradeSheet sheet, List<String> units, Map<String, Optional<Mark>> alone) {
        var ofThese = units.stream().collect(Collectors.toMap(Function.identity(), alone::get));
        return new Option(units, average(sheet, units, HIGHEST), lowest(sheet, units), ofThese);
    }

    /** The average only grows with the mark, so the lowest one is found by halving. */
    private static Optional<Mark> lowest(GradeSheet sheet, List<String> units) {
        if (!average(sheet, units, HIGHEST).isAtLeast(PASS)) {
            return Optional.empty();
        }
        int low = 0;
        int high = HIGHEST;
        while (low < high) {
            int middle = (low + high) / 2;
            if (average(sheet, units, middle).isAtLeast(PASS)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Optional.of(mark(low));
    }

    private static Average average(GradeSheet sheet, List<String> units, int hundredths) {
        var orals = new HashMap<String, Mark>();
        units.forEach(unit -> orals.put(unit, mark(hundredths)));
        return Score.of(sheet, orals).average();
    }

    private static Mark mark(int hundredths) {
        return new Mark(BigDecimal.valueOf(hundredths, 2));
    }
}
