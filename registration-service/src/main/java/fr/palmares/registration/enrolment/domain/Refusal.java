package fr.palmares.registration.enrolment.domain;

import fr.palmares.registration.eligibility.domain.Category;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every reason for which a registration does not move (R-1 to R-4, C-2). */
public sealed interface Refusal {

    /** C-2: too late, too early, or no calendar in force. */
    record WindowClosed(Optional<Instant> opens, Optional<Instant> closed) implements Refusal {}

    /** The rules of the exam say no; every reason at once. */
    record NotEligible(List<fr.palmares.registration.eligibility.domain.judgement.Refusal> refusals)
            implements Refusal {}

    /** R-1 offers no such move from this state. */
    record NotFromThisState(State state) implements Refusal {}

    /** validation waits for every piece to be accepted. */
    record FileNotApproved() implements Refusal {}

    /** the establishment completes the registrations itself. */
    record FinishedByEstablishment(String uai) implements Refusal {}

    /** one live registration per candidate, exam session and specialty. */
    record AlreadyRegistered() implements Refusal {}

    /** whoever is taught in an establishment registers through it. */
    record ThroughEstablishment(Category category) implements Refusal {}

    /** independents register where they live. */
    record OtherAcademy(String academyOfResidence) implements Refusal {}

    /** The category comes from the establishment; only who registers alone or again says it himself. */
    record CategoryNotYours(Category category) implements Refusal {}

    /** nothing is cancelled once the jury has deliberated. */
    record Deliberated() implements Refusal {}
}
