package fr.palmares.registration.accommodation.domain;

import static fr.palmares.registration.accommodation.domain.Requests.BEFORE;
import static fr.palmares.registration.accommodation.domain.Requests.COMPUTER;
import static fr.palmares.registration.accommodation.domain.Requests.DEADLINE;
import static fr.palmares.registration.accommodation.domain.Requests.DOCTOR;
import static fr.palmares.registration.accommodation.domain.Requests.HALF;
import static fr.palmares.registration.accommodation.domain.Requests.OFFICE;
import static fr.palmares.registration.accommodation.domain.Requests.REASONS;
import static fr.palmares.registration.accommodation.domain.Requests.THIRD;
import static fr.palmares.registration.accommodation.domain.Requests.advised;
import static fr.palmares.registration.accommodation.domain.Requests.answer;
import static fr.palmares.registration.accommodation.domain.Requests.full;
import static fr.palmares.registration.accommodation.domain.Requests.givenUp;
import static fr.palmares.registration.accommodation.domain.Requests.opinion;
import static fr.palmares.registration.accommodation.domain.Requests.registration;
import static fr.palmares.registration.accommodation.domain.Requests.requested;
import static fr.palmares.registration.accommodation.domain.Requests.simple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccommodationTest {

    @Test
    void theFullProcedureWaitsForTheDoctorAndTheSimplifiedOneNeedNot() {
        refused(() -> requested(full(THIRD)).decide(answer(THIRD), registration()), new Refusal.OpinionMissing());
        assertThat(requested(simple(THIRD))
                        .decide(answer(THIRD), registration())
                        .next())
                .isInstanceOf(Accommodation.Decided.class);
        assertThat(advised(full(THIRD), THIRD)
                        .decide(answer(THIRD), registration())
                        .next())
                .isInstanceOf(Accommodation.Decided.class);
    }

    @Test
    void allAskedIsGrantedAPartIsPartlyGrantedAndNothingIsRefused() {
        var advised = advised(full(THIRD, COMPUTER), THIRD, COMPUTER);

        assertThat(verdict(advised, answer(THIRD, COMPUTER))).isInstanceOf(Verdict.Granted.class);
        assertThat(verdict(advised, answer(THIRD)))
                .isEqualTo(new Verdict.PartlyGranted(Arrangements.of(THIRD), REASONS));
        assertThat(verdict(advised, answer(Arrangement.everywhere(ArrangementKind.READER))))
                .isInstanceOf(Verdict.PartlyGranted.class);
        assertThat(verdict(advised, answer())).isEqualTo(new Verdict.NothingGranted(REASONS));
    }

    @Test
    void whatIsNotGrantedNeedsReasonsAndWhatIsGrantedWholeDoesNot() {
        var advised = advised(full(THIRD, COMPUTER), THIRD);

        refused(() -> advised.decide(silent(THIRD), registration()), new Refusal.ReasonsMissing());
        refused(() -> advised.decide(silent(), registration()), new Refusal.ReasonsMissing());
        assertThat(verdict(advised, silent(THIRD, COMPUTER)).reasons()).isEmpty();
    }

    @Test
    void moreThanAThirdIsGrantedOnlyAsFarAsTheDoctorAskedForIt() {
        refused(() -> advised(full(HALF), THIRD).decide(answer(HALF), registration()), new Refusal.TimeBeyondOpinion());
        refused(() -> requested(simple(THIRD)).decide(answer(HALF), registration()), new Refusal.TimeBeyondOpinion());
        assertThat(advised(full(HALF), HALF)
                        .decide(answer(HALF), registration())
                        .next())
                .isInstanceOf(Accommodation.Decided.class);
        assertThat(advised(full(THIRD), Arrangement.everywhere(ArrangementKind.READER))
                        .decide(answer(THIRD), registration())
                        .next())
                .isInstanceOf(Accommodation.Decided.class);
    }

    @Test
    void aDoctorWhoProposesMoreThanAThirdSaysWhy() {
        refused(() -> unreasoned(HALF), new Refusal.ExceptionalTimeWithoutReasons());
        assertThat(unreasoned(THIRD).proposed()).isEqualTo(Arrangements.of(THIRD));
    }

    @Test
    void whoGaveTheOpinionDoesNotDecide() {
        var advised = advised(full(THIRD), THIRD);
        var ownHand = new Accommodation.Answer(Arrangements.of(THIRD), Optional.empty(), DOCTOR, DEADLINE);

        refused(() -> advised.decide(ownHand, registration()), new Refusal.OpinionIsYours());
    }

    @Test
    void nobodyAdvisesOrDecidesOnARegistrationThatWasGivenUp() {
        var alive = new Refusal.RegistrationNotAlive();

        refused(() -> requested(full(THIRD)).giveOpinion(opinion(THIRD), givenUp()), alive);
        refused(() -> advised(full(THIRD), THIRD).decide(answer(THIRD), givenUp()), alive);
    }

    @Test
    void unitsOutsideTheGridAreNeitherProposedNorGranted() {
        var outside = Arrangement.in("U99", ArrangementKind.READER);

        assertThatThrownBy(() -> requested(full(THIRD)).giveOpinion(opinion(outside), registration()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> advised(full(THIRD), THIRD).decide(answer(outside), registration()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anAppealLeadsToTheNextDecisionWhichIsNotifiedAnew() {
        var first = decided(advised(full(THIRD, COMPUTER), THIRD, COMPUTER), answer());
        var notified = (Accommodation.Notified) first.hand(DEADLINE, DEADLINE).next();

        var change = notified.decideAgain(answer(THIRD, COMPUTER), registration());

        var second = (Accommodation.Decided) change.next();
        assertThat(second.decision().number()).isEqualTo(2);
        assertThat(second.decision().verdict()).isInstanceOf(Verdict.Granted.class);
        assertThat(change.facts()).containsExactly(new AccommodationFact.Decided(second.request(), second.decision()));
    }

    @Test
    void aDecisionIsNotifiedFromItsInstantOnAndNotInTheFuture() {
        var decided = decided(advised(full(THIRD), THIRD), answer(THIRD));
        var now = DEADLINE.plusSeconds(60);

        assertThat(decided.hand(DEADLINE, now).next().state()).isEqualTo(AccommodationState.NOTIFIED);
        assertThat(decided.hand(now, now).next().state()).isEqualTo(AccommodationState.NOTIFIED);
        refused(() -> decided.hand(DEADLINE.minusNanos(1), now), new Refusal.NotifiedOutsideTime(DEADLINE));
        refused(() -> decided.hand(now.plusNanos(1), now), new Refusal.NotifiedOutsideTime(DEADLINE));
    }

    @Test
    void anAmendmentObeysTheSameRulesAsARequest() {
        var requested = requested(full(THIRD));

        assertThat(requested
                        .amend(simple(COMPUTER), registration(), BEFORE)
                        .next()
                        .request()
                        .wish())
                .isEqualTo(simple(COMPUTER));
        refused(
                () -> requested.amend(simple(COMPUTER), registration(), DEADLINE),
                new Refusal.DeadlinePassed(DEADLINE));
    }

    @Test
    void neitherAmendmentNorOpinionNorWithdrawalNorNotificationIsToldToTheOthers() {
        var requested = requested(full(THIRD));
        var decided = decided(advised(full(THIRD), THIRD), answer(THIRD));

        assertThat(requested.amend(full(COMPUTER), registration(), BEFORE).facts())
                .isEmpty();
        assertThat(requested.giveOpinion(opinion(THIRD), registration()).facts())
                .isEmpty();
        assertThat(requested.withdraw().facts()).isEmpty();
        assertThat(decided.hand(DEADLINE, DEADLINE).facts()).isEmpty();
    }

    @Test
    void theWaysOfAppealNameTheTimeLimitAndTheCourt() {
        assertThat(Decision.WAYS_OF_APPEAL)
                .contains(
                        "deux mois", "recours gracieux", "recours hiérarchique", "tribunal administratif", "R. 421-1");
    }

    enum Move {
        AMEND,
        ADVISE,
        DECIDE_ALL,
        DECIDE_NOTHING,
        HAND,
        WITHDRAW
    }

    /** Whatever the order of moves: decisions count up and none is lost, and what is withdrawn stays so. */
    @Property
    void whateverTheOrderOfMovesNoDecisionIsLostAndNoneComesBackFromWithdrawal(
            @ForAll @Size(max = 20) List<Move> moves, @ForAll boolean simplified) {
        Accommodation accommodation = requested(simplified ? simple(THIRD) : full(THIRD));
        int decisions = 0;
        boolean advised = false;
        for (var move : moves) {
            var before = accommodation;
            accommodation = moved(before, move);

            int now = accommodation instanceof Accommodation.Closed closed
                    ? closed.decision().number()
                    : 0;
            assertThat(now).as("%s from %s", move, before.state()).isBetween(decisions, decisions + 1);
            advised |= accommodation instanceof Accommodation.OpinionGiven;
            assertThat(now > 0 && !simplified && !advised)
                    .as("a full procedure decided without an opinion")
                    .isFalse();
            if (before instanceof Accommodation.Withdrawn) {
                assertThat(accommodation).isSameAs(before);
            }
            if (before instanceof Accommodation.Closed) {
                assertThat(accommodation).isInstanceOf(Accommodation.Closed.class);
            }
            assertThat(accommodation.request().applicant())
                    .isEqualTo(before.request().applicant());
            decisions = now;
        }
    }

    /** Applies a move where the present state offers it; the rest is impossible by construction. */
    private static Accommodation moved(Accommodation accommodation, Move move) {
        return switch (accommodation) {
            case Accommodation.Requested requested ->
                switch (move) {
                    case AMEND ->
                        requested
                                .amend(requested.request().wish(), registration(), BEFORE)
                                .next();
                    case ADVISE ->
                        requested.giveOpinion(opinion(THIRD), registration()).next();
                    case DECIDE_ALL -> decidedOr(requested, answer(THIRD));
                    case DECIDE_NOTHING -> decidedOr(requested, answer());
                    case WITHDRAW -> requested.withdraw().next();
                    case HAND -> requested;
                };
            case Accommodation.OpinionGiven given ->
                switch (move) {
                    case ADVISE ->
                        given.giveOpinion(opinion(COMPUTER), registration()).next();
                    case DECIDE_ALL -> decidedOr(given, answer(THIRD));
                    case DECIDE_NOTHING -> decidedOr(given, answer());
                    case WITHDRAW -> given.withdraw().next();
                    case AMEND, HAND -> given;
                };
            case Accommodation.Decided decided ->
                switch (move) {
                    case HAND -> decided.hand(DEADLINE, DEADLINE).next();
                    case DECIDE_ALL ->
                        decided.decideAgain(answer(THIRD), registration()).next();
                    case DECIDE_NOTHING ->
                        decided.decideAgain(answer(), registration()).next();
                    case AMEND, ADVISE, WITHDRAW -> decided;
                };
            case Accommodation.Notified notified ->
                switch (move) {
                    case DECIDE_ALL ->
                        notified.decideAgain(answer(THIRD), registration()).next();
                    case DECIDE_NOTHING ->
                        notified.decideAgain(answer(), registration()).next();
                    case AMEND, ADVISE, WITHDRAW, HAND -> notified;
                };
            case Accommodation.Withdrawn withdrawn -> withdrawn;
        };
    }

    private static Accommodation decidedOr(Accommodation.Pending pending, Accommodation.Answer answer) {
        try {
            return pending.decide(answer, registration()).next();
        } catch (Refused no) {
            assertThat(no.reason()).isEqualTo(new Refusal.OpinionMissing());
            return pending;
        }
    }

    private static Accommodation.Decided decided(Accommodation.Pending pending, Accommodation.Answer answer) {
        return (Accommodation.Decided) pending.decide(answer, registration()).next();
    }

    private static Verdict verdict(Accommodation.Pending pending, Accommodation.Answer answer) {
        return decided(pending, answer).decision().verdict();
    }

    private static Accommodation.Answer silent(Arrangement... granted) {
        return new Accommodation.Answer(Arrangements.of(granted), Optional.empty(), OFFICE, DEADLINE);
    }

    private static Opinion unreasoned(Arrangement proposed) {
        return new Opinion(
                Arrangements.of(proposed),
                new Confidential("Avis favorable."),
                Optional.empty(),
                Optional.empty(),
                DOCTOR,
                Instant.EPOCH);
    }

    private static void refused(ThrowingCallable asking, Refusal refusal) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(refusal));
    }
}
