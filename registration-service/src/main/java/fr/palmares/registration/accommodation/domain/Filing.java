package fr.palmares.registration.accommodation.domain;

import fr.palmares.registration.accommodation.domain.Refusal.FullProcedureNeeded;
import fr.palmares.registration.accommodation.domain.Refusal.FullProcedureNeeded.Because;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who may ask for what, and until when (D613-27, R-13). */
public final class Filing {

    private Filing() {}

    /** @throws Refused when the registration, the hour or the wish does not allow it */
    public static Accommodation.Change request(
            UUID id, FiledRegistration registration, Request.Wish wish, Instant now) {
        var request = new Request(id, registration.applicant(), allowed(registration, wish, now), Optional.empty());
        return new Accommodation.Change(
                new Accommodation.Requested(request), List.of(new AccommodationFact.Requested(request)));
    }

    /**
     * The former decision again, decided at once: for who sits the same exam again in the same académie and whose medical
     * situation did not change (§ 7; notes Nantes and Normandie 2024).
     */
    public static Accommodation.Change renew(
            UUID id,
            FiledRegistration registration,
            Optional<FormerDecision> former,
            boolean situationUnchanged,
            String by,
            Instant now) {
        registration.requireAlive();
        if (registration.isLateAt(now)) {
            throw new Refused(new Refusal.DeadlinePassed(
                    registration.deadline().orElseThrow().at()));
        }
        if (!registration.handicapDeclared()) {
            throw new Refused(new Refusal.HandicapNotDeclared());
        }
        if (!registration.repeating()) {
            throw new Refused(new Refusal.NotRepeating());
        }
        if (!situationUnchanged) {
            throw new Refused(new Refusal.MedicalSituationChanged());
        }
        var renewed = former.filter(decision -> decision.canBeRenewedFor(registration.applicant()))
                .orElseThrow(() -> new Refused(new Refusal.NothingToRenew()));
        var gone = renewed.decision().verdict().arrangements().unitsOutside(registration.units());
        if (!gone.isEmpty()) {
            throw new Refused(new Refusal.FormerUnitsGone(gone));
        }
        var request = new Request(
                id,
                registration.applicant(),
                renewed.request().wish(),
                Optional.of(renewed.request().id()));
        var decision = new Decision(1, renewed.decision().verdict(), true, by, now);
        return new Accommodation.Change(
                new Accommodation.Decided(request, Optional.empty(), decision),
                List.of(new AccommodationFact.Requested(request), new AccommodationFact.Decided(request, decision)));
    }

    static Request.Wish allowed(FiledRegistration registration, Request.Wish wish, Instant now) {
        registration.requireAlive();
        wish.asked().requireUnits(registration.units());
        var late = registration.isLateAt(now);
        if (late) {
            requireArisenSince(registration.deadline().orElseThrow(), wish.arisenOn(), now);
        } else if (!registration.handicapDeclared()) {
            throw new Refused(new Refusal.HandicapNotDeclared());
        }
        switch (wish.procedure()) {
            case Procedure.Full() -> {}
            case Procedure.Simplified _ -> requireSimple(registration, wish, late);
        }
        return late ? wish : new Request.Wish(wish.procedure(), wish.asked(), wish.situation(), Optional.empty());
    }

    private static void requireArisenSince(FilingDeadline deadline, Optional<LocalDate> arisenOn, Instant now) {
        var day = arisenOn.orElseThrow(() -> new Refused(new Refusal.DeadlinePassed(deadline.at())));
        if (!day.isAfter(deadline.lastDay()) || day.isAfter(deadline.dayOf(now))) {
            throw new Refused(new Refusal.NotArisenSince(deadline.lastDay(), deadline.dayOf(now)));
        }
    }

    private static void requireSimple(FiledRegistration registration, Request.Wish wish, boolean late) {
        if (registration.applicant().uai() == null) {
            throw new Refused(new FullProcedureNeeded(Because.NO_ESTABLISHMENT));
        }
        if (late) {
            throw new Refused(new FullProcedureNeeded(Because.LATE));
        }
        if (wish.asked().hasExceptionalTime()) {
            throw new Refused(new FullProcedureNeeded(Because.MORE_THAN_A_THIRD));
        }
    }
}
