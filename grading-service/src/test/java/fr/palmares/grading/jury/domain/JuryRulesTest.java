package fr.palmares.grading.jury.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JuryRulesTest {

    private static final LocalDate ACT = LocalDate.of(2026, 5, 4);
    private static final List<JuryRules.Seat> LAWFUL = List.of(
            new JuryRules.Seat("Claire", JuryRules.Capacity.PRESIDENT),
            new JuryRules.Seat("Yann", JuryRules.Capacity.TEACHER),
            new JuryRules.Seat("Inès", JuryRules.Capacity.PROFESSIONAL));

    @Test
    void aJuryInParityUnderItsPresidentSitsFromTheDayOfItsActOn() {
        assertThat(JuryRules.flaws(LAWFUL, Set.of(), ACT, ACT)).isEmpty();
        assertThat(JuryRules.flaws(LAWFUL, Set.of(), ACT, ACT.minusDays(1)))
                .containsExactly(JuryRules.Flaw.APPOINTED_LATER);
    }

    @Test
    void withoutItsPresidentItDoesNotSit() {
        assertThat(JuryRules.flaws(LAWFUL, Set.of("Claire"), ACT, ACT))
                .containsExactly(JuryRules.Flaw.PRESIDENT_ABSENT);
        assertThat(JuryRules.flaws(LAWFUL.subList(1, 3), Set.of(), ACT, ACT))
                .containsExactly(JuryRules.Flaw.PRESIDENT_MISSING);
    }

    @Test
    void oneTeacherMoreThanProfessionalsIsNoParity() {
        var seats = new ArrayList<>(LAWFUL);
        seats.add(new JuryRules.Seat("Paul", JuryRules.Capacity.TEACHER));

        assertThat(JuryRules.flaws(seats, Set.of(), ACT, ACT)).containsExactly(JuryRules.Flaw.NOT_IN_PARITY);
    }

    @Test
    void aDefectionTakesNothingFromTheParityOfTheActButACollegeMayNotBeEmpty() {
        var seats = new ArrayList<>(LAWFUL);
        seats.add(new JuryRules.Seat("Paul", JuryRules.Capacity.TEACHER));
        seats.add(new JuryRules.Seat("Zoé", JuryRules.Capacity.PROFESSIONAL));

        assertThat(JuryRules.flaws(seats, Set.of("Paul"), ACT, ACT)).isEmpty();
        assertThat(JuryRules.flaws(seats, Set.of("Paul", "Yann"), ACT, ACT))
                .containsExactly(JuryRules.Flaw.NO_TEACHER_LEFT);
        assertThat(JuryRules.flaws(seats, Set.of("Zoé", "Inès"), ACT, ACT))
                .containsExactly(JuryRules.Flaw.NO_PROFESSIONAL_LEFT);
    }

    @Test
    void nobodySitsTwice() {
        var seats = new ArrayList<>(LAWFUL);
        seats.add(new JuryRules.Seat("Yann", JuryRules.Capacity.TEACHER));
        seats.add(new JuryRules.Seat("Zoé", JuryRules.Capacity.PROFESSIONAL));

        assertThat(JuryRules.flaws(seats, Set.of(), ACT, ACT)).containsExactly(JuryRules.Flaw.NAMED_TWICE);
    }

    @Test
    void nobodySitsTwiceUnderTwoApostrophes() {
        var seats = new ArrayList<>(LAWFUL);
        seats.add(new JuryRules.Seat("Inès N'Guyen", JuryRules.Capacity.TEACHER));
        seats.add(new JuryRules.Seat("Inès N’Guyen", JuryRules.Capacity.PROFESSIONAL));

        assertThat(JuryRules.flaws(seats, Set.of(), ACT, ACT)).containsExactly(JuryRules.Flaw.NAMED_TWICE);
    }
}
