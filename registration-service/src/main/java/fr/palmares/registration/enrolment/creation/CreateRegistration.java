package fr.palmares.registration.enrolment.creation;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.registration.Scope;
import fr.palmares.registration.calendar.Calendars;
import fr.palmares.registration.calendar.domain.Window;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.catalogue.Reference;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.RegistrationStore;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.enrolment.domain.Refusal;
import fr.palmares.registration.enrolment.domain.Refused;
import fr.palmares.registration.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** An independent candidate starts a registration in the académie where he or she lives. */
@ApplicationScoped
class CreateRegistration {

    private final Scope scope;
    private final RegistrationStore store;
    private final Duplicates duplicates;
    private final Calendars calendars;
    private final ExamSessions examSessions;
    private final Reference reference;
    private final Clock clock;

    CreateRegistration(
            Scope scope,
            RegistrationStore store,
            Duplicates duplicates,
            Calendars calendars,
            ExamSessions examSessions,
            Reference reference,
            Clock clock) {
        this.scope = scope;
        this.store = store;
        this.duplicates = duplicates;
        this.calendars = calendars;
        this.examSessions = examSessions;
        this.reference = reference;
        this.clock = clock;
    }

    @Transactional
    RegistrationRow handle(CreationRequest request) {
        var person = scope.caller().person();
        known(request);
        if (!request.category().independent()) {
            throw new Refused(new Refusal.ThroughEstablishment(request.category()));
        }
        livesThere(person, request.academy());
        open(request);
        lock(person);
        if (RegistrationRow.live(person, request.examSession(), request.specialty())
                .isPresent()) {
            throw new Refused(new Refusal.AlreadyRegistered());
        }
        var row = store.add(
                new Entry(
                        RegistrationStore.newId(),
                        person,
                        request.examSession(),
                        request.academy(),
                        null,
                        request.specialty(),
                        request.category(),
                        false),
                RegistrationRow.Origin.CANDIDATE);
        duplicates.suspect(row.id);
        return row;
    }

    private void known(CreationRequest request) {
        if (reference.academy(request.academy()).isEmpty()) {
            throw InvalidInput.unprocessable("/academy", "L’académie « " + request.academy() + " » n’existe pas.");
        }
        if (!examSessions.isOpen(request.examSession())) {
            throw InvalidInput.unprocessable(
                    "/examSession", "La session d’examen " + request.examSession() + " n’est pas ouverte.");
        }
        if (examSessions.grid(request.examSession(), request.specialty()).isEmpty()) {
            throw InvalidInput.unprocessable(
                    "/specialty", "La spécialité « " + request.specialty() + " » n’est pas examinée à cette session.");
        }
    }

    /** Where account-service knows the address, it decides. */
    private static void livesThere(UUID personId, String academy) {
        Person.<Person>findByIdOptional(personId)
                .map(person -> person.academy)
                .filter(residence -> !residence.equals(academy))
                .ifPresent(residence -> {
                    throw new Refused(new Refusal.OtherAcademy(residence));
                });
    }

    private void open(CreationRequest request) {
        var window = calendars.window(request.examSession(), request.academy());
        var now = clock.instant();
        if (window.filter(w -> w.openAt(now)).isEmpty()) {
            throw new Refused(new Refusal.WindowClosed(
                    window.filter(w -> w.tooEarly(now)).flatMap(Window::opens),
                    window.filter(w -> !w.tooEarly(now)).map(Window::closes)));
        }
    }

    /** Two clicks at once make one registration. */
    private static void lock(UUID person) {
        RegistrationRow.getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, person.toString())
                .getResultList();
    }
}
