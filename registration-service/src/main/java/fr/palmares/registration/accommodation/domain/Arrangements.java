package fr.palmares.registration.accommodation.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked, proposed or granted: each line once, extra time with its share and only there. The extra time of a unit
 * replaces the general one in that unit.
 */
public record Arrangements(List<Arrangement> lines) {

    public static final Arrangements NONE = new Arrangements(List.of());

    /** @throws Refused when a line is there twice, or extra time and its share are not together */
    public Arrangements {
        lines = List.copyOf(lines);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if ((line.kind() == ArrangementKind.EXTRA_TIME) != (line.extraTime() != null)) {
                throw new Refused(new Refusal.ExtraTimeAlone(i, line.kind()));
            }
            if (lines.subList(0, i).stream().anyMatch(line::isSameLineAs)) {
                throw new Refused(new Refusal.LineTwice(i, line.kind()));
            }
        }
    }

    public static Arrangements of(Arrangement... lines) {
        return new Arrangements(List.of(lines));
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public boolean hasExceptionalTime() {
        return lines.stream().anyMatch(Arrangement::hasExceptionalTime);
    }

    /** @throws Refused when a unit is not one that the candidate may sit */
    public void requireUnits(Set<String> known) {
        var unknown = unitsOutside(known);
        if (!unknown.isEmpty()) {
            throw new Refused(new Refusal.UnknownUnits(unknown));
        }
    }

    Set<String> unitsOutside(Set<String> known) {
        return lines.stream()
                .map(Arrangement::unit)
                .filter(Objects::nonNull)
                .filter(unit -> !known.contains(unit))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether nothing of what was asked is missing, in any unit. */
    boolean coverAll(Arrangements asked) {
        return asked.lines.stream()
                        .filter(line -> line.kind() != ArrangementKind.EXTRA_TIME)
                        .allMatch(line -> lines.stream().anyMatch(own -> own.covers(line)))
                && placesOfTime(asked)
                        .allMatch(place -> asked.timeIn(place)
                                .map(wanted -> timeIn(place)
                                        .filter(own -> own.compareTo(wanted) >= 0)
                                        .isPresent())
                                .orElse(true));
    }

    /** D613-26 2°: whether some unit gets more than a third without the doctor having asked for as much. */
    boolean exceedTimeOf(Arrangements proposed) {
        return placesOfTime(proposed)
                .anyMatch(place -> timeIn(place)
                        .filter(ExtraTime::isExceptional)
                        .filter(own -> proposed.timeIn(place)
                                .filter(wanted -> wanted.compareTo(own) >= 0)
                                .isEmpty())
                        .isPresent());
    }

    /** The extra time of a unit; of a unit that no line names, without one. */
    Optional<ExtraTime> timeIn(Optional<String> unit) {
        return timeOf(unit).or(() -> timeOf(Optional.empty()));
    }

    private Optional<ExtraTime> timeOf(Optional<String> unit) {
        return lines.stream()
                .filter(line -> line.kind() == ArrangementKind.EXTRA_TIME)
                .filter(line -> unit.equals(Optional.ofNullable(line.unit())))
                .map(Arrangement::extraTime)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Stream<Optional<String>> placesOfTime(Arrangements other) {
        return Stream.concat(
                        Stream.concat(lines.stream(), other.lines.stream())
                                .filter(line -> line.kind() == ArrangementKind.EXTRA_TIME)
                                .map(line -> Optional.ofNullable(line.unit())),
                        Stream.of(Optional.<String>empty()))
                .distinct();
    }
}
