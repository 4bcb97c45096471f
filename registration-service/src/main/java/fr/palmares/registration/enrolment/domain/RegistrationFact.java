package fr.palmares.registration.enrolment.domain;

import java.util.List;

/** What became of a registration, to be told with the state it led to. */
public sealed interface RegistrationFact {

    record Confirmed() implements RegistrationFact {}

    record Amended(List<Choices.Difference> changes) implements RegistrationFact {}

    record SubmittedWhole() implements RegistrationFact {}

    record ValidatedByExamOffice() implements RegistrationFact {}

    record RejectedWithReason(Reason reason, String text) implements RegistrationFact {}

    record CancelledWithReason(Reason reason, String text) implements RegistrationFact {}

    record UnitWithdrawn(String unit, Reason reason) implements RegistrationFact {}
}
