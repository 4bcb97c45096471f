package fr.palmares.registration.importing;

import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.registration.Scope;
import fr.palmares.registration.calendar.Calendars;
import fr.palmares.registration.catalogue.Academy;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.catalogue.Reference;
import fr.palmares.registration.establishments.Establishment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;

/** Keeps the file of an establishment; its lines are taken in afterwards. */
@ApplicationScoped
class ReceiveImport {

    record Command(int examSession, String uai, boolean dryRun, InputStream body) {}

    private static final Pattern UAI = Pattern.compile("(0[0-8]\\d|09[0-5]|9[78]\\d|[67]20)\\d{4}[A-Z]");
    private static final String CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private final Scope scope;
    private final Reference reference;
    private final ExamSessions examSessions;
    private final Calendars calendars;
    private final ReceivedFile files;
    private final Event<ImportWorker.Received> received;
    private final Clock clock;

    ReceiveImport(
            Scope scope,
            Reference reference,
            ExamSessions examSessions,
            Calendars calendars,
            ReceivedFile files,
            Event<ImportWorker.Received> received,
            Clock clock) {
        this.scope = scope;
        this.reference = reference;
        this.examSessions = examSessions;
        this.calendars = calendars;
        this.files = files;
        this.received = received;
        this.clock = clock;
    }

    @Transactional
    ImportJob handle(Command command) {
        var academy = academy(command.uai());
        if (!scope.establishment(command.uai()) && !scope.examOfficeOf(academy)) {
            throw new NotFound("Cet établissement n’existe pas ou ne vous est pas accessible.");
        }
        if (!examSessions.isOpen(command.examSession())) {
            throw InvalidInput.unprocessable(
                    "#examSession", "La session d’examen " + command.examSession() + " n’est pas ouverte.");
        }
        open(command.examSession(), academy);

        var job = new ImportJob();
        job.id = UUID.randomUUID();
        job.examSession = command.examSession();
        job.uai = command.uai();
        job.academy = academy;
        job.dryRun = command.dryRun();
        job.receivedAt = clock.instant();
        job.receivedBy = scope.caller().subject();
        job.charset = "UTF-8";
        job.persistAndFlush();
        job.charset = files.keep(job.id, command.body()).name();
        received.fire(new ImportWorker.Received(job.id));
        return job;
    }

    /** As account-service says; until it has said anything, the department in the UAI tells. */
    private String academy(String uai) {
        if (!UAI.matcher(uai).matches() || !hasItsCheckLetter(uai)) {
            throw InvalidInput.unprocessable("#uai", "« " + uai + " » n’est pas un numéro d’établissement (UAI).");
        }
        return Establishment.<Establishment>findByIdOptional(uai)
                .map(establishment -> establishment.academy)
                .or(() -> reference.academyOfUai(uai).map(Academy::code))
                .orElseThrow(() -> InvalidInput.unprocessable("#uai", "L’académie de cet établissement est inconnue."));
    }

    /** C-2: nothing is accepted from the closing instant on. */
    private void open(int examSession, String academy) {
        var window = calendars.window(examSession, academy);
        var now = clock.instant();
        if (window.filter(w -> w.openAt(now)).isEmpty()) {
            throw new Conflict(
                    "/problems/window-closed",
                    "Inscriptions closes",
                    window.isEmpty()
                            ? "Le calendrier d’inscription de votre académie n’est pas encore publié."
                            : "Les inscriptions de votre académie ne sont pas ouvertes en ce moment.");
        }
    }

    private static boolean hasItsCheckLetter(String uai) {
        int number = Integer.parseInt(uai.substring(0, 7));
        return CHECK_LETTERS.charAt(number % CHECK_LETTERS.length()) == uai.charAt(7);
    }
}
