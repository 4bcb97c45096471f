package fr.palmares.registration.accommodation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Every reason for which a request for accommodations does not move (R-13, D613-26, D613-27). */
public sealed interface Refusal {

    /** « handicap : oui » on the registration form is what a request needs. */
    record HandicapNotDeclared() implements Refusal {}

    /** D613-27: at the latest at the deadline, unless the situation arose or changed after it. */
    record DeadlinePassed(Instant at) implements Refusal {}

    /** D613-27: what arose before the deadline had to be asked for before it; the future has not arisen. */
    record NotArisenSince(LocalDate lastDay, LocalDate today) implements Refusal {}

    /** C-1: without a published calendar nobody knows until when. */
    record NoCalendar() implements Refusal {}

    /** Not confirmed, rejected or cancelled. */
    record RegistrationNotAlive() implements Refusal {}

    /** One request at a time for one registration. */
    record AlreadyRequested() implements Refusal {}

    /** Units that are not in the candidate's grid. */
    record UnknownUnits(Set<String> units) implements Refusal {}

    /** The same arrangement for the same unit, twice. */
    record LineTwice(int line, ArrangementKind kind) implements Refusal {}

    /** Extra time without its share, or a share without extra time. */
    record ExtraTimeAlone(int line, ArrangementKind kind) implements Refusal {}

    /** Circulaire du 8 décembre 2020: what the simplified procedure is not open to. */
    record FullProcedureNeeded(Because because) implements Refusal {

        /** Why it is not. */
        public enum Because {
            NO_ESTABLISHMENT("vous vous présentez sans établissement"),
            MORE_THAN_A_THIRD("vous demandez une majoration du temps supérieure au tiers"),
            LATE("votre situation s’est révélée ou modifiée après la date limite");

            private final String label;

            Because(String label) {
                this.label = label;
            }

            public String label() {
                return label;
            }
        }
    }

    /** D613-26 2°: more than a third needs the doctor's reasoned request. */
    record ExceptionalTimeWithoutReasons() implements Refusal {}

    /** D613-26 2°: more than a third is granted only as far as the doctor asked for it. */
    record TimeBeyondOpinion() implements Refusal {}

    /** D613-27: in the full procedure the doctor's opinion comes first. */
    record OpinionMissing() implements Refusal {}

    /** D613-27: the doctor proposes, the authority decides; one person does not do both. */
    record OpinionIsYours() implements Refusal {}

    /** CRPA, L211-2: a decision that refuses something says why. */
    record ReasonsMissing() implements Refusal {}

    /** No such move from this state. */
    record NotFromThisState(AccommodationState state) implements Refusal {}

    /** A decision is notified after it was taken, and not in the future. */
    record NotifiedOutsideTime(Instant decidedAt) implements Refusal {}

    /** « À l'identique » is for who sits the same exam again. */
    record NotRepeating() implements Refusal {}

    /** « À l'identique » ends where the medical situation changed. */
    record MedicalSituationChanged() implements Refusal {}

    /** No earlier decision that granted something for this exam in this académie. */
    record NothingToRenew() implements Refusal {}

    /** The former decision names units that the grid has no more. */
    record FormerUnitsGone(Set<String> units) implements Refusal {}
}
