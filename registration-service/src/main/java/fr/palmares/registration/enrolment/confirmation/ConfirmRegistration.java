package fr.palmares.registration.enrolment.confirmation;

import fr.palmares.platform.web.ETags;
import fr.palmares.registration.calendar.Calendars;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.catalogue.Specialty;
import fr.palmares.registration.enrolment.Access;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.RegistrationStore;
import fr.palmares.registration.enrolment.domain.Choices;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.enrolment.domain.Refusal;
import fr.palmares.registration.enrolment.domain.Refused;
import fr.palmares.registration.enrolment.domain.Registration;
import fr.palmares.registration.establishments.Establishment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The candidate, or the establishment, checks the data, makes the choices and confirms; or amends until closing. */
@ApplicationScoped
class ConfirmRegistration {

    record Command(UUID registrationId, @Nullable String ifMatch, ConfirmationRequest request) {}

    private final Access access;
    private final RegistrationStore store;
    private final ChoicesReader choices;
    private final Calendars calendars;
    private final ExamSessions examSessions;
    private final Clock clock;

    ConfirmRegistration(
            Access access,
            RegistrationStore store,
            ChoicesReader choices,
            Calendars calendars,
            ExamSessions examSessions,
            Clock clock) {
        this.access = access;
        this.store = store;
        this.choices = choices;
        this.calendars = calendars;
        this.examSessions = examSessions;
        this.clock = clock;
    }

    @Transactional
    RegistrationRow handle(Command command) {
        var row = access.toComplete(command.registrationId());
        ETags.require(command.ifMatch(), row.revision);
        finishedHere(row);
        var entry = entry(row, command.request());
        var specialty = examSessions.grid(row.examSession, row.specialty).orElseThrow();
        var window = calendars.window(row.examSession, row.academy);
        var now = clock.instant();
        var registration = store.read(row);

        switch (registration) {
            case Registration.Proposed _ -> {
                var judged = judged(row, entry, specialty, command.request());
                save(row, new Registration.Proposed(entry).confirm(judged.choices(), window, now), judged);
            }
            case Registration.Registered registered -> {
                var judged = judged(row, entry, specialty, command.request());
                var next = unseen(row, registered.chosen())
                        ? judged.choices().keepingHandicapOf(registered.chosen())
                        : judged.choices();
                registered.amend(entry, next, window, now).ifPresent(change -> save(row, change, judged));
            }
            case Registration.Submitted submitted -> throw notFrom(submitted);
            case Registration.Validated validated -> throw notFrom(validated);
            case Registration.Rejected rejected -> throw notFrom(rejected);
            case Registration.Cancelled cancelled -> throw notFrom(cancelled);
        }
        return row;
    }

    /** an answer that the caller does not see is not the caller's to take back. */
    private boolean unseen(RegistrationRow row, Choices before) {
        return before.handicap() && !access.seesHandicap(row);
    }

    private ChoicesReader.Judged judged(
            RegistrationRow row, Entry entry, Specialty specialty, ConfirmationRequest request) {
        return choices.read(entry, row.hasFormDerogation(), specialty, request);
    }

    private void save(RegistrationRow row, Registration.Change change, ChoicesReader.Judged judged) {
        store.save(row, change, access.actor(row), null);
        choices.keep(change.next().entry(), judged);
    }

    /** a candidate whose establishment completes the registrations only reads. */
    private void finishedHere(RegistrationRow row) {
        if (row.uai != null && !access.isEstablishment(row) && Establishment.finishesItself(row.uai)) {
            throw new Refused(new Refusal.FinishedByEstablishment(row.uai));
        }
    }

    /** The category is the establishment's to say, except for who registers alone or again. */
    private Entry entry(RegistrationRow row, ConfirmationRequest request) {
        var entry = RegistrationStore.entry(row);
        var asked = request.category();
        if (asked == null || asked == row.category) {
            return entry;
        }
        if (row.uai != null && !row.repeating && !access.isEstablishment(row)) {
            throw new Refused(new Refusal.CategoryNotYours(row.category));
        }
        return entry.withCategory(asked);
    }

    private static Refused notFrom(Registration registration) {
        return new Refused(new Refusal.NotFromThisState(registration.state()));
    }
}
