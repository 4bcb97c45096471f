package fr.palmares.notification.observe;

import fr.palmares.platform.observe.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** E-mails by state, the oldest one still due, and facts that wait for a person. */
@ApplicationScoped
class MailFigures implements Counted {

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure(
                        "palmares.mails",
                        "E-mails by state; ACCEPTED means that the relay has taken it",
                        List.of("state"),
                        "SELECT state, count(*) FROM mail GROUP BY state"),
                new Figure(
                        "palmares.mails.oldest.due.age",
                        "Seconds since the oldest e-mail that is due should have left",
                        List.of(),
                        """
                        SELECT extract(epoch FROM clock_timestamp() - min(due_at))
                          FROM mail WHERE state IN ('CREATED', 'SENDING') AND due_at < clock_timestamp()
                        HAVING min(due_at) IS NOT NULL"""),
                new Figure(
                        "palmares.facts.waiting",
                        "Facts whose person is not known here yet",
                        List.of(),
                        "SELECT count(*) FROM waiting_fact"));
    }
}
