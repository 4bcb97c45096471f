package fr.palmares.registration.importing;

import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.registration.calendar.Calendars;
import fr.palmares.registration.catalogue.Academy;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.catalogue.Reference;
import fr.palmares.registration.establishments.Establishment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.regex.Pattern;

/** Where an establishment lies, and whether its candidates may be registered at this moment. */
@ApplicationScoped
class Schools {

    private static final Pattern UAI = Pattern.compile("(0[0-8]\\d|09[0-5]|9[78]\\d|[67]20)\\d{4}[A-Z]");
    private static final String CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private final Reference reference;
    private final ExamSessions examSessions;
    private final Calendars calendars;
    private final Clock clock;

    Schools(Reference reference, ExamSessions examSessions, Calendars calendars, Clock clock) {
        this.reference = reference;
        this.examSessions = examSessions;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * As account-service says; until it has said anything, the department in the UAI tells.
     *
     * @throws InvalidInput 422 when this is no number of an establishment
     */
    String academy(String uai, String pointer) {
        if (!UAI.matcher(uai).matches() || !hasItsCheckLetter(uai)) {
            throw InvalidInput.unprocessable(pointer, "« " + uai + " » n’est pas un numéro d’établissement (UAI).");
        }
        return Establishment.<Establishment>findByIdOptional(uai)
                .map(establishment -> establishment.academy)
                .or(() -> reference.academyOfUai(uai).map(Academy::code))
                .orElseThrow(
                        () -> InvalidInput.unprocessable(pointer, "L’académie de cet établissement est inconnue."));
    }

    /**
     * C-2: nothing is accepted from the closing instant on.
     *
     * @throws InvalidInput 422 when there is no such exam session
     * @throws Conflict 409 when its window is not open
     */
    void requireOpen(int examSession, String academy, String pointer) {
        if (!examSessions.isOpen(examSession)) {
            throw InvalidInput.unprocessable(pointer, "La session d’examen " + examSession + " n’est pas ouverte.");
        }
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
