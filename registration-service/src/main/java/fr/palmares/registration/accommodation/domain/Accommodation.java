package fr.palmares.registration.accommodation.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request for accommodations. Each state offers only the moves that article D613-27 allows. */
public sealed interface Accommodation {

    Request request();

    AccommodationState state();

    /** A new state and the facts that tell of it, if any: the store takes all of it, or nothing. */
    record Change(Accommodation next, List<AccommodationFact> facts) {

        public Change {
            facts = List.copyOf(facts);
        }

        static Change untold(Accommodation next) {
            return new Change(next, List.of());
        }
    }

    /** Until the authority decides, the doctor may speak and the candidate may give up. */
    sealed interface Pending extends Accommodation {

        /** @throws Refused when a unit is unknown, or more than a third has no reasons */
        default Change giveOpinion(Opinion opinion, FiledRegistration registration) {
            registration.requireAlive();
            opinion.proposed().requireUnits(registration.units());
            return Change.untold(new OpinionGiven(request(), opinion));
        }

        default Change withdraw() {
            return Change.untold(new Withdrawn(request()));
        }

        /** @throws Refused in the full procedure until the doctor has spoken; and as {@link Verdict#of} */
        Change decide(Answer answer, FiledRegistration registration);
    }

    /** Taken, but open to another decision after an appeal to the authority itself. */
    sealed interface Closed extends Accommodation {

        Optional<Opinion> opinion();

        Decision decision();

        /** The appeal led to another decision, which replaces the one before and is notified anew. */
        default Change decideAgain(Answer answer, FiledRegistration registration) {
            return decided(
                    request(), opinion(), answer, registration, decision().number() + 1);
        }
    }

    /** What the authority answers. */
    record Answer(Arrangements granted, Optional<Confidential> reasons, String by, Instant at) {}

    record Requested(Request request) implements Pending {

        @Override
        public AccommodationState state() {
            return AccommodationState.REQUESTED;
        }

        /** Until the deadline, and as long as no doctor has spoken, the candidate may write it anew. */
        public Change amend(Request.Wish wish, FiledRegistration registration, Instant now) {
            return Change.untold(new Requested(request.wishing(Filing.allowed(registration, wish, now))));
        }

        @Override
        public Change decide(Answer answer, FiledRegistration registration) {
            return switch (request.wish().procedure()) {
                case Procedure.Full() -> throw new Refused(new Refusal.OpinionMissing());
                case Procedure.Simplified _ -> decided(request, Optional.empty(), answer, registration, 1);
            };
        }
    }

    record OpinionGiven(Request request, Opinion given) implements Pending {

        @Override
        public AccommodationState state() {
            return AccommodationState.OPINION_GIVEN;
        }

        @Override
        public Change decide(Answer answer, FiledRegistration registration) {
            return decided(request, Optional.of(given), answer, registration, 1);
        }
    }

    record Decided(Request request, Optional<Opinion> opinion, Decision decision) implements Closed {

        @Override
        public AccommodationState state() {
            return AccommodationState.DECIDED;
        }

        /** The candidate has it in hand: from here the time limits for an appeal run. */
        public Change hand(Instant at, Instant now) {
            if (at.isBefore(decision.at()) || at.isAfter(now)) {
                throw new Refused(new Refusal.NotifiedOutsideTime(decision.at()));
            }
            return Change.untold(new Notified(request, opinion, decision, at));
        }
    }

    record Notified(Request request, Optional<Opinion> opinion, Decision decision, Instant notifiedAt)
            implements Closed {

        @Override
        public AccommodationState state() {
            return AccommodationState.NOTIFIED;
        }
    }

    record Withdrawn(Request request) implements Accommodation {

        @Override
        public AccommodationState state() {
            return AccommodationState.WITHDRAWN;
        }
    }

    private static Change decided(
            Request request, Optional<Opinion> opinion, Answer answer, FiledRegistration registration, int number) {
        registration.requireAlive();
        answer.granted().requireUnits(registration.units());
        if (opinion.filter(given -> given.by().equals(answer.by())).isPresent()) {
            throw new Refused(new Refusal.OpinionIsYours());
        }
        var proposed = opinion.map(Opinion::proposed).orElse(Arrangements.NONE);
        if (answer.granted().exceedTimeOf(proposed)) {
            throw new Refused(new Refusal.TimeBeyondOpinion());
        }
        var verdict = Verdict.of(request.wish().asked(), answer.granted(), answer.reasons());
        var decision = new Decision(number, verdict, false, answer.by(), answer.at());
        return new Change(
                new Decided(request, opinion, decision), List.of(new AccommodationFact.Decided(request, decision)));
    }
}
