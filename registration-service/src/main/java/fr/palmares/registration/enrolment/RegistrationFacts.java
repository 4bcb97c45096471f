package fr.palmares.registration.enrolment;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.enrolment.domain.Choices;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.enrolment.domain.Reason;
import fr.palmares.registration.enrolment.domain.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other services are told: ids and what they need to act, never a name, never handicap. */
public final class RegistrationFacts {

    private RegistrationFacts() {}

    /** A registration was imported, or proposed anew. */
    public record RegistrationImported(
            UUID registrationId,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            Category category,
            State state) {

        public static final String TYPE = "registration.RegistrationImported.v1";

        public static RegistrationImported of(Entry entry, State state) {
            return new RegistrationImported(
                    entry.id(),
                    entry.personId(),
                    entry.examSession(),
                    entry.academy(),
                    entry.uai(),
                    entry.specialty(),
                    entry.category(),
                    state);
        }
    }

    /** The whole file, so that nobody needs to call back; confirmed, amended, submitted and validated carry it. */
    record WholeFile(
            UUID registrationId,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            Category category,
            Form form,
            int version,
            boolean repeating,
            Choices.Languages languages,
            List<Choices.ChosenUnit> units,
            List<Choices.ChosenOptionalUnit> optionalUnits,
            List<String> waivedUnits,
            Choices.Consents consents,
            Choices.Situation situation,
            Instant at,
            @Nullable List<Choices.Difference> changes) {

        static WholeFile of(
                Entry entry, int version, Choices choices, Instant at, @Nullable List<Choices.Difference> changes) {
            return new WholeFile(
                    entry.id(),
                    entry.personId(),
                    entry.examSession(),
                    entry.academy(),
                    entry.uai(),
                    entry.specialty(),
                    entry.category(),
                    choices.form(),
                    version,
                    entry.repeating(),
                    choices.languages(),
                    choices.units(),
                    choices.optionalUnits(),
                    choices.waivedUnits(),
                    choices.consents(),
                    choices.situation(),
                    at,
                    changes);
        }
    }

    /** Rejected or cancelled, and why. */
    record Ended(
            UUID registrationId,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            String reason,
            String text) {

        static Ended of(Entry entry, Reason reason, String text) {
            return new Ended(
                    entry.id(),
                    entry.personId(),
                    entry.examSession(),
                    entry.academy(),
                    entry.uai(),
                    entry.specialty(),
                    reason.code(),
                    text);
        }
    }

    /** somebody registered for the same may be the same person; the exam office decides. */
    public record DuplicateSuspected(
            UUID registrationId, UUID personId, int examSession, String academy, String specialty) {

        public static final String TYPE = "registration.DuplicateSuspected.v1";
    }

    /** Closing has come and nobody has confirmed; where the calendar cancels, the cancellation says so instead. */
    public record RegistrationNotConfirmed(
            UUID registrationId,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            Instant closedAt) {}

    /** One optional unit alone is given up. */
    record OptionalUnitWithdrawn(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            String unit,
            String reason) {}
}
