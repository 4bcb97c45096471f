package fr.palmares.grading.organisation.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Seats candidates one after the other, school by school, in the centre where their school already sits. A seat of an
 * earlier run is never taken away, so that nobody is called anew without need.
 */
public final class Seating {

    private static final Comparator<Sitter> SCHOOL_BY_SCHOOL = Comparator.comparing(
                    (Sitter sitter) -> sitter.school() == null ? "" : sitter.school())
            .thenComparing(Sitter::registration);

    private final Map<UUID, Place> places = new HashMap<>();
    private final Map<String, List<Place>> byUnit = new HashMap<>();
    private final Map<UUID, Integer> taken = new HashMap<>();
    private final Map<String, String> centreOfSchool = new HashMap<>();
    private final Map<UUID, List<Place>> agenda = new HashMap<>();
    private final List<SeatingPlan.Seat> seats = new ArrayList<>();
    private final List<SeatingPlan.Unplaced> unplaced = new ArrayList<>();

    private Seating(List<Place> all) {
        all.forEach(place -> {
            places.put(place.sitting(), place);
            byUnit.computeIfAbsent(place.unit(), unit -> new ArrayList<>()).add(place);
        });
    }

    /** Units for which no sitting exists are left for a later run. */
    public static SeatingPlan plan(List<Sitter> sitters, List<Place> places) {
        var seating = new Seating(places);
        var inOrder = sitters.stream().sorted(SCHOOL_BY_SCHOOL).toList();
        inOrder.forEach(seating::keepSeats);
        inOrder.forEach(seating::findSeats);
        return new SeatingPlan(List.copyOf(seating.seats), List.copyOf(seating.unplaced));
    }

    private void keepSeats(Sitter sitter) {
        sitter.seats().forEach((unit, sitting) -> {
            var place = places.get(sitting);
            if (place != null && sitter.units().contains(unit)) {
                take(sitter, unit, place);
            }
        });
    }

    private void findSeats(Sitter sitter) {
        for (var unit : sitter.units()) {
            if (!byUnit.containsKey(unit) || isSeated(sitter, unit)) {
                continue;
            }
            var free = byUnit.get(unit).stream().filter(this::hasChair).toList();
            var best = free.stream()
                    .filter(place -> !clashes(sitter, place))
                    .min(Comparator.comparing((Place place) -> !isNear(sitter, place))
                            .thenComparing(Place::startsAt)
                            .thenComparing(Place::sitting));
            best.ifPresentOrElse(
                    place -> take(sitter, unit, place),
                    () -> unplaced.add(new SeatingPlan.Unplaced(
                            sitter.registration(),
                            unit,
                            free.isEmpty() ? SeatingPlan.Reason.NO_SEAT_LEFT : SeatingPlan.Reason.CLASH)));
        }
    }

    private void take(Sitter sitter, String unit, Place place) {
        taken.merge(place.sitting(), 1, Integer::sum);
        agenda.computeIfAbsent(sitter.registration(), nobody -> new ArrayList<>())
                .add(place);
        if (sitter.school() != null) {
            centreOfSchool.putIfAbsent(sitter.school(), place.centre());
        }
        seats.add(new SeatingPlan.Seat(sitter.registration(), unit, place.sitting()));
    }

    private boolean isSeated(Sitter sitter, String unit) {
        return Optional.ofNullable(sitter.seats().get(unit)).map(places::get).isPresent();
    }

    private boolean hasChair(Place place) {
        return taken.getOrDefault(place.sitting(), 0) < place.capacity();
    }

    private boolean clashes(Sitter sitter, Place place) {
        return agenda.getOrDefault(sitter.registration(), List.of()).stream().anyMatch(place::overlaps);
    }

    private boolean isNear(Sitter sitter, Place place) {
        return sitter.school() != null && place.centre().equals(centreOfSchool.get(sitter.school()));
    }
}
