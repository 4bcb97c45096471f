package fr.palmares.grading.observe;

import fr.palmares.platform.observe.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Marks, deliberations and what was published. */
@ApplicationScoped
class GradingFigures implements Counted {

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure(
                        "palmares.exam.files",
                        "Exam files of an exam session by state",
                        List.of("exam_session", "state"),
                        "SELECT exam_session, state, count(*) FROM exam_file GROUP BY exam_session, state"),
                new Figure(
                        "palmares.marks",
                        "Marks by state: draft or submitted",
                        List.of("state"),
                        "SELECT state, count(*) FROM mark GROUP BY state"),
                new Figure(
                        "palmares.deliberations",
                        "Deliberations of an exam session by round and state",
                        List.of("exam_session", "round", "state"),
                        """
                        SELECT exam_session, round, state, count(*) FROM deliberation
                         GROUP BY exam_session, round, state"""),
                new Figure(
                        "palmares.results.published",
                        "Results of an exam session published so far",
                        List.of("exam_session", "round"),
                        """
                        SELECT exam_session, round, sum(results) FROM publication
                         WHERE state = 'PUBLISHED' GROUP BY exam_session, round"""));
    }
}
