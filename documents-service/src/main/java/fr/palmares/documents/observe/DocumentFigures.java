package fr.palmares.documents.observe;

import fr.palmares.platform.observe.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How far the files of candidates are, and the uploads that wait for their check. */
@ApplicationScoped
class DocumentFigures implements Counted {

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure(
                        "palmares.files",
                        "Files of candidates by colour: nothing, started, awaiting control, approved",
                        List.of("exam_session", "colour"),
                        """
                        SELECT exam_session, colour, count(*) FROM candidate_file GROUP BY exam_session, colour"""),
                new Figure(
                        "palmares.checklist.completion",
                        "Share of the mandatory pieces asked for that were provided or accepted",
                        List.of("exam_session"),
                        """
                        SELECT f.exam_session, avg((p.state IN ('PROVIDED', 'ACCEPTED'))::int)
                          FROM asked_piece p JOIN candidate_file f USING (registration_id)
                         WHERE p.mandatory GROUP BY f.exam_session"""),
                new Figure(
                        "palmares.uploads",
                        "Uploads by state; those in CHECKING wait for the virus scanner or the store",
                        List.of("state"),
                        "SELECT state, count(*) FROM upload GROUP BY state"),
                new Figure(
                        "palmares.uploads.oldest.unchecked.age",
                        "Seconds that the oldest upload waits for its check",
                        List.of(),
                        """
                        SELECT extract(epoch FROM clock_timestamp() - min(uploaded_at))
                          FROM upload WHERE state = 'CHECKING' HAVING min(uploaded_at) IS NOT NULL"""));
    }
}
