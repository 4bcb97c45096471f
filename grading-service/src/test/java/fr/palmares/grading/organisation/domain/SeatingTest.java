package fr.palmares.grading.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatingTest {

    private static final Instant MORNING = Instant.parse("2026-05-11T07:00:00Z");

    @Test
    void aRoomIsFilledToItsLastChairAndTheNextCandidateIsNamed() {
        var room = place("U1", "A", MORNING, 2);

        var plan = Seating.plan(List.of(sitter(null, "U1"), sitter(null, "U1"), sitter(null, "U1")), List.of(room));

        assertThat(plan.seats()).hasSize(2);
        assertThat(plan.unplaced())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo(SeatingPlan.Reason.NO_SEAT_LEFT));
    }

    @Test
    void nobodySitsTwoTestsAtOnce() {
        var sitter = sitter(null, "U1", "U2");

        var plan = Seating.plan(
                List.of(sitter), List.of(place("U1", "A", MORNING, 9), place("U2", "A", MORNING.plusSeconds(3600), 9)));

        assertThat(plan.seats()).extracting(SeatingPlan.Seat::unit).containsExactly("U1");
        assertThat(plan.unplaced())
                .containsExactly(new SeatingPlan.Unplaced(sitter.registration(), "U2", SeatingPlan.Reason.CLASH));
    }

    @Test
    void aTestThatBeginsWhenAnotherEndsIsNoClash() {
        var plan = Seating.plan(
                List.of(sitter(null, "U1", "U2")),
                List.of(place("U1", "A", MORNING, 9), place("U2", "A", MORNING.plus(Duration.ofHours(4)), 9)));

        assertThat(plan.seats()).hasSize(2);
    }

    @Test
    void aSchoolStaysInOneCentreWhereItCan() {
        var first = place("U1", "A", MORNING, 2);
        var far = place("U2", "B", MORNING.plus(Duration.ofHours(5)), 9);
        var near = place("U2", "A", MORNING.plus(Duration.ofHours(9)), 9);

        var plan = Seating.plan(List.of(sitter("0440001M", "U1", "U2")), List.of(first, far, near));

        assertThat(plan.seats()).extracting(SeatingPlan.Seat::sitting).containsExactly(first.sitting(), near.sitting());
    }

    @Test
    void aSeatOfAnEarlierRunIsNotTakenAway() {
        var earlier = place("U1", "A", MORNING, 1);
        var other = place("U1", "B", MORNING.minus(Duration.ofDays(1)), 9);
        var seated = new Sitter(UUID.randomUUID(), null, List.of("U1"), Map.of("U1", earlier.sitting()), Map.of());

        var plan = Seating.plan(List.of(sitter(null, "U1"), seated), List.of(other, earlier));

        assertThat(plan.seats())
                .contains(new SeatingPlan.Seat(seated.registration(), "U1", earlier.sitting(), earlier.endsAt()))
                .hasSize(2);
    }

    @Test
    void aSeatInASittingThatWasTakenOffIsFoundAnew() {
        var planned = place("U1", "A", MORNING, 1);
        var seated = new Sitter(UUID.randomUUID(), null, List.of("U1"), Map.of("U1", UUID.randomUUID()), Map.of());

        assertThat(Seating.plan(List.of(seated), List.of(planned)).seats())
                .containsExactly(
                        new SeatingPlan.Seat(seated.registration(), "U1", planned.sitting(), planned.endsAt()));
    }

    @Test
    void aUnitWithoutSittingWaitsForALaterRun() {
        var plan = Seating.plan(List.of(sitter(null, "U1", "U9")), List.of(place("U1", "A", MORNING, 1)));

        assertThat(plan.seats()).hasSize(1);
        assertThat(plan.unplaced()).isEmpty();
    }

    @Test
    void whoNeedsAnAccessibleRoomIsSeatedThereBeforeAnybodyElse() {
        var needs = new Needs(true, Needs.Company.ANY, Needs.Fraction.ZERO);
        var accessible = place("U1", "A", MORNING, 1, true, null);
        var other = place("U1", "B", MORNING, 1);
        var granted = granted(needs, "U1");
        var first = sitter("0000000A", "U1");

        var plan = Seating.plan(List.of(first, granted), List.of(accessible, other));

        assertThat(seatOf(plan, granted).sitting()).isEqualTo(accessible.sitting());
        assertThat(seatOf(plan, first).sitting()).isEqualTo(other.sitting());
    }

    @Test
    void withoutAnAccessibleRoomTheCandidateIsNamedWithThatReason() {
        var granted = granted(new Needs(true, Needs.Company.ANY, Needs.Fraction.ZERO), "U1");

        var plan = Seating.plan(List.of(granted), List.of(place("U1", "A", MORNING, 9)));

        assertThat(plan.unplaced())
                .containsExactly(
                        new SeatingPlan.Unplaced(granted.registration(), "U1", SeatingPlan.Reason.NO_ACCESSIBLE_ROOM));
    }

    @Test
    void whoSitsAloneHasTheSmallestRoomAndNobodyElseGetsIn() {
        var large = place("U1", "A", MORNING, 30);
        var small = place("U1", "A", MORNING, 4);
        var granted = granted(new Needs(false, Needs.Company.NOBODY, Needs.Fraction.ZERO), "U1");
        var others = List.of(sitter(null, "U1"), sitter(null, "U1"), granted);

        var plan = Seating.plan(others, List.of(large, small));

        assertThat(seatOf(plan, granted).sitting()).isEqualTo(small.sitting());
        assertThat(plan.seats())
                .filteredOn(seat -> seat.sitting().equals(small.sitting()))
                .hasSize(1);
        assertThat(plan.unplaced()).isEmpty();
    }

    @Test
    void whoWouldSitAloneIsNotPutWhereSomebodyKeepsASeat() {
        var room = place("U1", "A", MORNING, 9);
        var seated = new Sitter(UUID.randomUUID(), null, List.of("U1"), Map.of("U1", room.sitting()), Map.of());
        var granted = granted(new Needs(false, Needs.Company.NOBODY, Needs.Fraction.ZERO), "U1");

        var plan = Seating.plan(List.of(granted, seated), List.of(room));

        assertThat(plan.unplaced())
                .extracting(SeatingPlan.Unplaced::reason)
                .containsExactly(SeatingPlan.Reason.NO_ROOM_ALONE);
    }

    @Test
    void whoSitsWithFewHasARoomOfFifteenAtMost() {
        var granted = granted(new Needs(false, Needs.Company.FEW, Needs.Fraction.ZERO), "U1");
        var fifteen = place("U1", "A", MORNING, 15);
        var sixteen = place("U1", "A", MORNING, 16);

        assertThat(seatOf(Seating.plan(List.of(granted), List.of(sixteen, fifteen)), granted)
                        .sitting())
                .isEqualTo(fifteen.sitting());
        assertThat(Seating.plan(List.of(granted), List.of(sixteen)).unplaced())
                .containsExactly(
                        new SeatingPlan.Unplaced(granted.registration(), "U1", SeatingPlan.Reason.NO_SMALL_ROOM));
    }

    @Test
    void aSmallRoomIsSharedWhereARoomAloneIsNot() {
        var few = new Needs(false, Needs.Company.FEW, Needs.Fraction.ZERO);
        var first = granted(few, "U1");
        var second = granted(few, "U1");
        var small = place("U1", "A", MORNING, 8);
        var other = sitter(null, "U1");

        var plan = Seating.plan(List.of(first, second, other), List.of(small, place("U1", "A", MORNING, 30)));

        assertThat(List.of(seatOf(plan, first).sitting(), seatOf(plan, second).sitting()))
                .containsOnly(small.sitting());
        assertThat(plan.unplaced()).isEmpty();
    }

    @Test
    void theFullSmallRoomIsTheReasonThoughALargeOneHasSeats() {
        var few = new Needs(false, Needs.Company.FEW, Needs.Fraction.ZERO);

        var plan = Seating.plan(
                List.of(granted(few, "U1"), granted(few, "U1")),
                List.of(place("U1", "A", MORNING, 1), place("U1", "A", MORNING, 30)));

        assertThat(plan.seats()).hasSize(1);
        assertThat(plan.unplaced())
                .extracting(SeatingPlan.Unplaced::reason)
                .containsExactly(SeatingPlan.Reason.NO_SMALL_ROOM);
    }

    @Test
    void aThirdOfFourHoursIsEightyMinutesMore() {
        var room = place("U1", "A", MORNING, 2);
        var granted = granted(new Needs(false, Needs.Company.ANY, Needs.Fraction.THIRD), "U1");
        var other = sitter(null, "U1");

        var plan = Seating.plan(List.of(granted, other), List.of(room));

        assertThat(seatOf(plan, granted).endsAt()).isEqualTo(MORNING.plus(Duration.ofMinutes(320)));
        assertThat(seatOf(plan, other).endsAt()).isEqualTo(room.endsAt());
    }

    @Test
    void extraTimeNeedsTheRoomUntilItsEndAndNotAMinuteLonger() {
        var needs = new Needs(false, Needs.Company.ANY, Needs.Fraction.THIRD);
        var free = place("U1", "A", MORNING, 1, false, MORNING.plus(Duration.ofMinutes(320)));
        var taken = place("U1", "A", MORNING, 1, false, MORNING.plus(Duration.ofMinutes(319)));

        assertThat(Seating.plan(List.of(granted(needs, "U1")), List.of(free)).seats())
                .hasSize(1);
        assertThat(Seating.plan(List.of(granted(needs, "U1")), List.of(taken)).unplaced())
                .extracting(SeatingPlan.Unplaced::reason)
                .containsExactly(SeatingPlan.Reason.NO_TIME_LEFT);
    }

    @Test
    void extraTimeThatRunsIntoTheNextTestIsAClash() {
        var needs = new Needs(false, Needs.Company.ANY, Needs.Fraction.THIRD);
        var sitter = new Sitter(
                UUID.randomUUID(), null, List.of("U1", "U2"), Map.of(), Map.of("U1", needs, "U2", Needs.NONE));

        var plan = Seating.plan(
                List.of(sitter),
                List.of(place("U1", "A", MORNING, 9), place("U2", "B", MORNING.plus(Duration.ofHours(5)), 9)));

        assertThat(plan.unplaced()).extracting(SeatingPlan.Unplaced::reason).containsExactly(SeatingPlan.Reason.CLASH);
    }

    private static Sitter sitter(String school, String... units) {
        return new Sitter(UUID.randomUUID(), school, List.of(units), Map.of(), Map.of());
    }

    private static Sitter granted(Needs needs, String unit) {
        return new Sitter(UUID.randomUUID(), "0440001M", List.of(unit), Map.of(), Map.of(unit, needs));
    }

    private static SeatingPlan.Seat seatOf(SeatingPlan plan, Sitter sitter) {
        return plan.seats().stream()
                .filter(seat -> seat.registration().equals(sitter.registration()))
                .findFirst()
                .orElseThrow();
    }

    private static Place place(String unit, String centre, Instant start, int capacity) {
        return place(unit, centre, start, capacity, false, null);
    }

    private static Place place(
            String unit, String centre, Instant start, int capacity, boolean accessible, Instant takenFrom) {
        return new Place(
                UUID.randomUUID(),
                unit,
                centre,
                start,
                start.plus(Duration.ofHours(4)),
                capacity,
                accessible,
                takenFrom);
    }
}
