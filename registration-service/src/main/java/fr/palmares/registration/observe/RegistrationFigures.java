package fr.palmares.registration.observe;

import fr.palmares.platform.observe.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Registrations by state, imports that wait, files left to the exam office. */
@ApplicationScoped
class RegistrationFigures implements Counted {

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure(
                        "palmares.registrations",
                        "Registrations of an exam session by state",
                        List.of("exam_session", "state"),
                        "SELECT exam_session, state, count(*) FROM registration GROUP BY exam_session, state"),
                new Figure(
                        "palmares.imports",
                        "Imports of establishments by state",
                        List.of("state"),
                        "SELECT state, count(*) FROM import_job GROUP BY state"),
                new Figure(
                        "palmares.registrations.oldest.submitted.age",
                        "Seconds that the oldest registration waits for the exam office since it was submitted",
                        List.of(),
                        """
                        SELECT extract(epoch FROM clock_timestamp() - min(submitted_at))
                          FROM registration WHERE state = 'SUBMITTED' HAVING min(submitted_at) IS NOT NULL"""));
    }
}
