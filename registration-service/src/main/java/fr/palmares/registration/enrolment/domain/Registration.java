package fr.palmares.registration.enrolment.domain;

import fr.palmares.registration.calendar.domain.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One candidate's registration for one exam session. Each state offers only the moves that R-1 allows. */
public sealed interface Registration {

    Entry entry();

    State state();

    /** A new state and the fact that explains it: the store takes both, or neither. */
    record Change(Registration next, RegistrationFact fact) {}

    /** From which the registration can still be given up. */
    sealed interface Live extends Registration {

        /** Deadline missed, withdrawn, training condition lost; after validation the exam office alone may. */
        default Change cancel(Reason reason, String text) {
            return new Change(
                    new Cancelled(entry(), version(), choices(), reason, text),
                    new RegistrationFact.CancelledWithReason(reason, text));
        }

        Optional<Choices> choices();

        int version();
    }

    /** Imported by a school, or proposed anew after last session's failure: nothing is chosen yet. */
    record Proposed(Entry entry) implements Live {

        @Override
        public State state() {
            return entry.repeating() ? State.REPEATING : State.PRE_REGISTERED;
        }

        @Override
        public Optional<Choices> choices() {
            return Optional.empty();
        }

        @Override
        public int version() {
            return 0;
        }

        /** @throws Refused when the window is closed */
        public Change confirm(Choices choices, Optional<Window> window, Instant now) {
            requireOpen(window, now);
            return new Change(new Registered(entry, 1, choices), new RegistrationFact.Confirmed());
        }
    }

    /** The candidate checked the data, made the choices and confirmed. */
    record Registered(Entry entry, int version, Choices chosen) implements Live {

        @Override
        public State state() {
            return State.REGISTERED;
        }

        @Override
        public Optional<Choices> choices() {
            return Optional.of(chosen);
        }

        /**
         * the next version; the same choices again are no version.
         *
         * @throws Refused when the window is closed
         */
        public Optional<Change> amend(Entry checked, Choices next, Optional<Window> window, Instant now) {
            requireOpen(window, now);
            return correct(checked, next);
        }

        /** What an exam office corrects, with its reason, window or not. */
        public Optional<Change> correct(Entry checked, Choices next) {
            if (next.equals(chosen) && checked.equals(entry)) {
                return Optional.empty();
            }
            return Optional.of(new Change(
                    new Registered(checked, version + 1, next),
                    new RegistrationFact.Amended(differences(entry, checked, chosen, next))));
        }

        /** All pieces are provided: the candidate changes nothing any more. */
        public Change submit(boolean fileApproved) {
            return new Change(
                    new Submitted(entry, version, chosen, fileApproved), new RegistrationFact.SubmittedWhole());
        }

        public Optional<Change> withdrawOptionalUnit(String unit, Reason reason) {
            return chosen.hasOptionalUnit(unit)
                    ? Optional.of(new Change(
                            new Registered(entry, version, chosen.withoutOptionalUnit(unit)),
                            new RegistrationFact.UnitWithdrawn(unit, reason)))
                    : Optional.empty();
        }
    }

    /** All pieces were provided; the exam office controls them. */
    record Submitted(Entry entry, int version, Choices chosen, boolean fileApproved) implements Live {

        @Override
        public State state() {
            return State.SUBMITTED;
        }

        @Override
        public Optional<Choices> choices() {
            return Optional.of(chosen);
        }

        /** @throws Refused until every piece is accepted */
        public Change validate() {
            if (!fileApproved) {
                throw new Refused(new Refusal.FileNotApproved());
            }
            return new Change(new Validated(entry, version, chosen), new RegistrationFact.ValidatedByExamOffice());
        }

        /** What an exam office corrects while it controls the file, with its reason. */
        public Optional<Change> correct(Entry checked, Choices next) {
            if (next.equals(chosen) && checked.equals(entry)) {
                return Optional.empty();
            }
            return Optional.of(new Change(
                    new Submitted(checked, version + 1, next, fileApproved),
                    new RegistrationFact.Amended(differences(entry, checked, chosen, next))));
        }

        public Change reject(Reason reason, String text) {
            return new Change(
                    new Rejected(entry, version, chosen, reason, text),
                    new RegistrationFact.RejectedWithReason(reason, text));
        }

        public Optional<Change> withdrawOptionalUnit(String unit, Reason reason) {
            return chosen.hasOptionalUnit(unit)
                    ? Optional.of(new Change(
                            new Submitted(entry, version, chosen.withoutOptionalUnit(unit), fileApproved),
                            new RegistrationFact.UnitWithdrawn(unit, reason)))
                    : Optional.empty();
        }
    }

    /** The exam office found the file in order. */
    record Validated(Entry entry, int version, Choices chosen) implements Live {

        @Override
        public State state() {
            return State.VALIDATED;
        }

        @Override
        public Optional<Choices> choices() {
            return Optional.of(chosen);
        }
    }

    /** An irregular file, with the reason. */
    record Rejected(Entry entry, int version, Choices chosen, Reason reason, String text) implements Registration {

        @Override
        public State state() {
            return State.REJECTED;
        }
    }

    /** Given up: deadline missed, withdrawn, duplicate, training condition lost. */
    record Cancelled(Entry entry, int version, Optional<Choices> choices, Reason reason, String text)
            implements Registration {

        @Override
        public State state() {
            return State.CANCELLED;
        }
    }

    private static void requireOpen(Optional<Window> window, Instant now) {
        if (window.filter(w -> w.openAt(now)).isEmpty()) {
            throw new Refused(new Refusal.WindowClosed(
                    window.filter(w -> w.tooEarly(now)).flatMap(Window::opens),
                    window.filter(w -> !w.tooEarly(now)).map(Window::closes)));
        }
    }

    private static List<Choices.Difference> differences(Entry before, Entry after, Choices chosen, Choices next) {
        var differences = new java.util.ArrayList<>(chosen.differencesTo(next));
        if (before.category() != after.category()) {
            differences.addFirst(new Choices.Difference(
                    "category", before.category().name(), after.category().name()));
        }
        return List.copyOf(differences);
    }
}
