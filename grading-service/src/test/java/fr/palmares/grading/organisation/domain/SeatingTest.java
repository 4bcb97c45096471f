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
        var seated = new Sitter(UUID.randomUUID(), null, List.of("U1"), Map.of("U1", earlier.sitting()));

        var plan = Seating.plan(List.of(sitter(null, "U1"), seated), List.of(other, earlier));

        assertThat(plan.seats())
                .contains(new SeatingPlan.Seat(seated.registration(), "U1", earlier.sitting()))
                .hasSize(2);
    }

    @Test
    void aSeatInASittingThatWasTakenOffIsFoundAnew() {
        var planned = place("U1", "A", MORNING, 1);
        var seated = new Sitter(UUID.randomUUID(), null, List.of("U1"), Map.of("U1", UUID.randomUUID()));

        assertThat(Seating.plan(List.of(seated), List.of(planned)).seats())
                .containsExactly(new SeatingPlan.Seat(seated.registration(), "U1", planned.sitting()));
    }

    @Test
    void aUnitWithoutSittingWaitsForALaterRun() {
        var plan = Seating.plan(List.of(sitter(null, "U1", "U9")), List.of(place("U1", "A", MORNING, 1)));

        assertThat(plan.seats()).hasSize(1);
        assertThat(plan.unplaced()).isEmpty();
    }

    private static Sitter sitter(String school, String... units) {
        return new Sitter(UUID.randomUUID(), school, List.of(units), Map.of());
    }

    private static Place place(String unit, String centre, Instant start, int capacity) {
        return new Place(UUID.randomUUID(), unit, centre, start, start.plus(Duration.ofHours(4)), capacity);
    }
}
