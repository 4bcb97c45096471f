package fr.palmares.grading.organisation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Seats candidates one after the other: those with arrangements first, then school by school, in the centre where their
 * school already sits. A seat of an earlier run that still suits is never taken away, so that nobody is called anew
 * without need.
 */
public final class Seating {

    private static final Comparator<Sitter> ARRANGEMENTS_THEN_SCHOOLS = Comparator.comparing(
                    (Sitter sitter) -> !Needs.any(sitter.needs()))
            .thenComparing(sitter -> sitter.school() == null ? "" : sitter.school())
            .thenComparing(Sitter::registration);

    private record Booked(Instant startsAt, Instant endsAt) {

        boolean overlaps(Instant start, Instant end) {
            return startsAt.isBefore(end) && start.isBefore(endsAt);
        }
    }

    private final Map<UUID, Place> places = new HashMap<>();
    private final Map<String, List<Place>> byUnit = new HashMap<>();
    private final Map<UUID, Integer> taken = new HashMap<>();
    private final Set<UUID> closed = new HashSet<>();
    private final Map<String, String> centreOfSchool = new HashMap<>();
    private final Map<UUID, List<Booked>> agenda = new HashMap<>();
    private final Map<UUID, Set<String>> seated = new HashMap<>();
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
        var inOrder = sitters.stream().sorted(ARRANGEMENTS_THEN_SCHOOLS).toList();
        inOrder.forEach(seating::keepSeats);
        inOrder.forEach(seating::findSeats);
        return new SeatingPlan(List.copyOf(seating.seats), List.copyOf(seating.unplaced));
    }

    private void keepSeats(Sitter sitter) {
        sitter.seats().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(seat -> {
            var place = places.get(seat.getValue());
            if (place != null
                    && sitter.units().contains(seat.getKey())
                    && whyNot(sitter.needsIn(seat.getKey()), place).isEmpty()) {
                take(sitter, seat.getKey(), place);
            }
        });
    }

    private void findSeats(Sitter sitter) {
        for (var unit : sitter.units()) {
            if (!byUnit.containsKey(unit) || isSeated(sitter, unit)) {
                continue;
            }
            var needs = sitter.needsIn(unit);
            var suited = byUnit.get(unit).stream()
                    .filter(place -> whyNot(needs, place).isEmpty())
                    .toList();
            var best = suited.stream()
                    .filter(place -> !clashes(sitter, place, needs))
                    .min(preferred(sitter, needs));
            best.ifPresentOrElse(
                    place -> take(sitter, unit, place),
                    () -> unplaced.add(new SeatingPlan.Unplaced(
                            sitter.registration(),
                            unit,
                            suited.isEmpty() ? reason(unit, needs) : SeatingPlan.Reason.CLASH)));
        }
    }

    /** Who sits alone or with few takes the smallest room; who needs no accessible room leaves it to those who do. */
    private Comparator<Place> preferred(Sitter sitter, Needs needs) {
        return Comparator.comparing((Place place) -> needs.company() == Needs.Company.ANY ? 0 : place.capacity())
                .thenComparing(place -> !isNear(sitter, place))
                .thenComparing(place -> place.accessible() && !needs.accessibleRoom())
                .thenComparing(Place::startsAt)
                .thenComparing(Place::sitting);
    }

    private Optional<SeatingPlan.Reason> whyNot(Needs needs, Place place) {
        if (closed.contains(place.sitting()) || occupants(place) >= place.capacity()) {
            return Optional.of(SeatingPlan.Reason.NO_SEAT_LEFT);
        }
        if (needs.accessibleRoom() && !place.accessible()) {
            return Optional.of(SeatingPlan.Reason.NO_ACCESSIBLE_ROOM);
        }
        if (needs.company() == Needs.Company.NOBODY && occupants(place) > 0) {
            return Optional.of(SeatingPlan.Reason.NO_ROOM_ALONE);
        }
        if (needs.company() == Needs.Company.FEW && place.capacity() > Needs.FEW) {
            return Optional.of(SeatingPlan.Reason.NO_SMALL_ROOM);
        }
        return place.isFreeFor(needs) ? Optional.empty() : Optional.of(SeatingPlan.Reason.NO_TIME_LEFT);
    }

    /** The hindrance that came nearest to a seat: full rooms explain only where nothing else does. */
    private SeatingPlan.Reason reason(String unit, Needs needs) {
        return byUnit.get(unit).stream()
                .flatMap(place -> whyNot(needs, place).stream())
                .max(Comparator.naturalOrder())
                .orElse(SeatingPlan.Reason.NO_SEAT_LEFT);
    }

    private void take(Sitter sitter, String unit, Place place) {
        var needs = sitter.needsIn(unit);
        taken.merge(place.sitting(), 1, Integer::sum);
        if (needs.company() == Needs.Company.NOBODY) {
            closed.add(place.sitting());
        }
        agenda.computeIfAbsent(sitter.registration(), nobody -> new ArrayList<>())
                .add(new Booked(place.startsAt(), place.endsAt(needs)));
        if (sitter.school() != null && !needs.special()) {
            centreOfSchool.putIfAbsent(sitter.school(), place.centre());
        }
        seated.computeIfAbsent(sitter.registration(), nobody -> new HashSet<>()).add(unit);
        seats.add(new SeatingPlan.Seat(sitter.registration(), unit, place.sitting(), place.endsAt(needs)));
    }

    private boolean isSeated(Sitter sitter, String unit) {
        return seated.getOrDefault(sitter.registration(), Set.of()).contains(unit);
    }

    private int occupants(Place place) {
        return taken.getOrDefault(place.sitting(), 0);
    }

    private boolean clashes(Sitter sitter, Place place, Needs needs) {
        return agenda.getOrDefault(sitter.registration(), List.of()).stream()
                .anyMatch(booked -> booked.overlaps(place.startsAt(), place.endsAt(needs)));
    }

    private boolean isNear(Sitter sitter, Place place) {
        return sitter.school() != null && place.centre().equals(centreOfSchool.get(sitter.school()));
    }
}
