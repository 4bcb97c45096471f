package fr.palmares.grading.scripts.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scripts by examiner: even lots, and nobody marks the pupils of the own establishment (§ 8). */
public record Distribution(Map<Examiner, List<UUID>> lots, List<UUID> unassigned) {

    public record Script(UUID registration, @Nullable String school) {}

    public record Examiner(String account, @Nullable String school) {

        boolean mayMark(Script script) {
            return school == null || !school.equals(script.school());
        }
    }

    /** Scripts that fewer examiners may mark go first, so that they do not find every lot full. */
    public static Distribution of(List<Script> scripts, List<Examiner> examiners) {
        Map<Examiner, List<UUID>> lots = new LinkedHashMap<>();
        examiners.forEach(examiner -> lots.put(examiner, new ArrayList<>()));
        var unassigned = new ArrayList<UUID>();
        scripts.stream()
                .sorted(Comparator.comparingLong(script -> examiners.stream()
                        .filter(examiner -> examiner.mayMark(script))
                        .count()))
                .forEach(script -> lots.entrySet().stream()
                        .filter(lot -> lot.getKey().mayMark(script))
                        .min(Comparator.comparingInt(lot -> lot.getValue().size()))
                        .ifPresentOrElse(
                                lot -> lot.getValue().add(script.registration()),
                                () -> unassigned.add(script.registration())));
        return new Distribution(lots, List.copyOf(unassigned));
    }
}
