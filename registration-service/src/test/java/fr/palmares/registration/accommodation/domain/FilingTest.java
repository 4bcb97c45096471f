package fr.palmares.registration.accommodation.domain;

import static fr.palmares.registration.accommodation.domain.Requests.BEFORE;
import static fr.palmares.registration.accommodation.domain.Requests.COMPUTER;
import static fr.palmares.registration.accommodation.domain.Requests.DEADLINE;
import static fr.palmares.registration.accommodation.domain.Requests.HALF;
import static fr.palmares.registration.accommodation.domain.Requests.OFFICE;
import static fr.palmares.registration.accommodation.domain.Requests.PARIS;
import static fr.palmares.registration.accommodation.domain.Requests.THIRD;
import static fr.palmares.registration.accommodation.domain.Requests.applicant;
import static fr.palmares.registration.accommodation.domain.Requests.arisen;
import static fr.palmares.registration.accommodation.domain.Requests.closing;
import static fr.palmares.registration.accommodation.domain.Requests.former;
import static fr.palmares.registration.accommodation.domain.Requests.full;
import static fr.palmares.registration.accommodation.domain.Requests.givenUp;
import static fr.palmares.registration.accommodation.domain.Requests.independent;
import static fr.palmares.registration.accommodation.domain.Requests.registration;
import static fr.palmares.registration.accommodation.domain.Requests.repeating;
import static fr.palmares.registration.accommodation.domain.Requests.simple;
import static fr.palmares.registration.accommodation.domain.Requests.with;
import static fr.palmares.registration.accommodation.domain.Requests.withoutHandicap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.registration.accommodation.domain.Refusal.FullProcedureNeeded;
import fr.palmares.registration.accommodation.domain.Refusal.FullProcedureNeeded.Because;
import fr.palmares.registration.calendar.domain.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilingTest {

    @Test
    void oneMayAskUntilTheLastInstantBeforeTheDeadlineAndTheDeadlineItselfIsLate() {
        assertThat(ask(registration(), full(THIRD), DEADLINE.minusNanos(1)).state())
                .isEqualTo(AccommodationState.REQUESTED);
        refused(() -> ask(registration(), full(THIRD), DEADLINE), new Refusal.DeadlinePassed(DEADLINE));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-19T24:00, Europe/Paris,       2025-11-19T23:00:00Z",
        "2025-11-19T24:00, Indian/Reunion,     2025-11-19T20:00:00Z",
        "2025-11-19T18:00, America/Martinique, 2025-11-19T22:00:00Z",
        "2025-10-26T02:30, Europe/Paris,       2025-10-26T01:30:00Z", // the hour that comes twice: its second time
    })
    void theDeadlineIsThatOfTheAcademysOwnZone(String printed, ZoneId zone, Instant instant) {
        var registration = closing(new FilingDeadline(Deadline.instant(printed, zone), zone));

        assertThat(ask(registration, full(THIRD), instant.minusMillis(1)).state())
                .isEqualTo(AccommodationState.REQUESTED);
        refused(() -> ask(registration, full(THIRD), instant), new Refusal.DeadlinePassed(instant));
    }

    @Test
    void whatAroseAfterTheDeadlineMayBeAskedForAfterItEvenWithoutHandicapOnTheForm() {
        var now = Instant.parse("2026-01-10T11:00:00Z");

        var late = ask(withoutHandicap(), arisen(LocalDate.of(2025, 11, 20), full(THIRD)), now);

        assertThat(late.request().wish().arisenOn()).contains(LocalDate.of(2025, 11, 20));
    }

    @Test
    void whatAroseOnTheLastDayOrLiesAheadIsNoReasonToBeLate() {
        var now = Instant.parse("2026-01-10T11:00:00Z");
        var refusal = new Refusal.NotArisenSince(LocalDate.of(2025, 11, 19), LocalDate.of(2026, 1, 10));

        refused(() -> ask(registration(), arisen(LocalDate.of(2025, 11, 19), full(THIRD)), now), refusal);
        assertThat(ask(registration(), arisen(LocalDate.of(2026, 1, 10), full(THIRD)), now))
                .isNotNull();
        refused(() -> ask(registration(), arisen(LocalDate.of(2026, 1, 11), full(THIRD)), now), refusal);
    }

    @Test
    void todayIsTodayInTheAcademysZone() {
        var reunion = ZoneId.of("Indian/Reunion");
        var registration = closing(new FilingDeadline(DEADLINE, reunion));
        var lateInTheEvening = Instant.parse("2026-01-10T21:00:00Z"); // the 11th, 1 h, in La Réunion

        assertThat(ask(registration, arisen(LocalDate.of(2026, 1, 11), full(THIRD)), lateInTheEvening))
                .isNotNull();
        refused(
                () -> ask(
                        closing(new FilingDeadline(DEADLINE, PARIS)),
                        arisen(LocalDate.of(2026, 1, 11), full(THIRD)),
                        lateInTheEvening),
                new Refusal.NotArisenSince(LocalDate.of(2025, 11, 19), LocalDate.of(2026, 1, 10)));
    }

    @Test
    void sinceWhenMeansNothingBeforeTheDeadline() {
        var request = ask(registration(), arisen(LocalDate.of(2025, 9, 1), full(THIRD)), BEFORE);

        assertThat(request.request().wish().arisenOn()).isEmpty();
    }

    @Test
    void handicapOnTheFormIsWhatARequestNeeds() {
        refused(() -> ask(withoutHandicap(), full(THIRD), BEFORE), new Refusal.HandicapNotDeclared());
        assertThat(ask(registration(), full(THIRD), BEFORE)).isNotNull();
    }

    @Test
    void nobodyAsksForARegistrationThatWasGivenUpOrWithoutACalendar() {
        refused(() -> ask(givenUp(), full(THIRD), BEFORE), new Refusal.RegistrationNotAlive());
        var it = registration();
        var noCalendar = new FiledRegistration(it.applicant(), true, false, true, it.units(), Optional.empty());
        refused(() -> ask(noCalendar, full(THIRD), BEFORE), new Refusal.NoCalendar());
    }

    @Test
    void theSimplifiedProcedureIsForPupilsUpToAThirdAndInTime() {
        assertThat(ask(registration(), simple(THIRD), BEFORE)).isNotNull();
        refused(() -> ask(registration(), simple(HALF), BEFORE), needed(Because.MORE_THAN_A_THIRD));
        refused(() -> ask(independent(), simple(THIRD), BEFORE), needed(Because.NO_ESTABLISHMENT));
        refused(
                () -> ask(
                        registration(),
                        arisen(LocalDate.of(2025, 11, 21), simple(THIRD)),
                        Instant.parse("2025-11-22T00:00:00Z")),
                needed(Because.LATE));
        assertThat(ask(independent(), full(HALF), BEFORE)).isNotNull();
    }

    @Test
    void aUnitOutsideTheGridIsNamed() {
        var asked = full(
                Arrangement.in("U1", ArrangementKind.READER),
                Arrangement.in("U99", ArrangementKind.READER),
                Arrangement.in("E4", ArrangementKind.READER));

        refused(() -> ask(registration(), asked, BEFORE), new Refusal.UnknownUnits(Set.of("E4", "U99")));
    }

    @Test
    void theFormerDecisionIsRenewedAtOnceAsItWas() {
        var former = former(2025, THIRD);

        var change =
                Filing.renew(UUID.randomUUID(), repeating(), Optional.of(former), true, OFFICE, DEADLINE.minusNanos(1));

        var decided = (Accommodation.Decided) change.next();
        assertThat(decided.decision().verdict()).isEqualTo(former.decision().verdict());
        assertThat(decided.decision().renewed()).isTrue();
        assertThat(decided.request().renewalOf()).contains(former.request().id());
        assertThat(change.facts())
                .containsExactly(
                        new AccommodationFact.Requested(decided.request()),
                        new AccommodationFact.Decided(decided.request(), decided.decision()));
    }

    @Test
    void renewalIsForRepeatersInTimeWhoseSituationDidNotChange() {
        var former = Optional.of(former(2025, THIRD));

        refused(() -> renew(registration(), former, true, BEFORE), new Refusal.NotRepeating());
        refused(() -> renew(repeating(), former, false, BEFORE), new Refusal.MedicalSituationChanged());
        refused(() -> renew(repeating(), former, true, DEADLINE), new Refusal.DeadlinePassed(DEADLINE));
        refused(() -> renew(withoutHandicap(), former, true, BEFORE), new Refusal.HandicapNotDeclared());
        refused(() -> renew(givenUp(), former, true, BEFORE), new Refusal.RegistrationNotAlive());
    }

    @Test
    void onlyAnEarlierDecisionOfTheSameExamAndAcademyThatGrantedSomethingIsRenewed() {
        var nothing = new Refusal.NothingToRenew();
        var it = repeating();
        var otherAcademy = new Applicant(new UUID(1, 1), Requests.PERSON, 2026, "70", "0440001M", "MCO-2024");
        var otherExam = new Applicant(new UUID(1, 1), Requests.PERSON, 2026, "17", "0440001M", "CG");
        var otherPerson = new Applicant(new UUID(1, 1), new UUID(9, 9), 2026, "17", "0440001M", "MCO-2024");

        refused(() -> renew(it, Optional.empty(), true, BEFORE), nothing);
        refused(() -> renew(it, Optional.of(former(2025)), true, BEFORE), nothing);
        refused(() -> renew(it, Optional.of(former(2026, THIRD)), true, BEFORE), nothing);
        for (var other : Set.of(otherAcademy, otherExam, otherPerson)) {
            refused(() -> renew(with(it, other), Optional.of(former(2025, THIRD)), true, BEFORE), nothing);
        }
        assertThat(renew(with(it, applicant(2027, null)), Optional.of(former(2025, THIRD)), true, BEFORE))
                .isNotNull();
    }

    @Test
    void aDecisionOnUnitsThatTheGridHasNoMoreIsNotRenewed() {
        var former = former(
                2025, Arrangement.in("U2", ArrangementKind.READER), Arrangement.in("U9", ArrangementKind.READER));

        refused(() -> renew(repeating(), Optional.of(former), true, BEFORE), new Refusal.FormerUnitsGone(Set.of("U9")));
    }

    private static Accommodation ask(FiledRegistration registration, Request.Wish wish, Instant now) {
        return Filing.request(UUID.randomUUID(), registration, wish, now).next();
    }

    private static Accommodation renew(
            FiledRegistration registration, Optional<FormerDecision> former, boolean unchanged, Instant now) {
        return Filing.renew(UUID.randomUUID(), registration, former, unchanged, OFFICE, now)
                .next();
    }

    private static FullProcedureNeeded needed(Because because) {
        return new FullProcedureNeeded(because);
    }

    private static void refused(ThrowingCallable asking, Refusal refusal) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(refusal));
    }

    @Test
    void aComputerIsNoReasonForTheFullProcedure() {
        assertThat(ask(registration(), simple(THIRD, COMPUTER), BEFORE)).isNotNull();
    }
}
