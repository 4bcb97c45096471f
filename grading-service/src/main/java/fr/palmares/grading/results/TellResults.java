package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;

/**
 * Tells the other services what has just become readable. A whole publication goes into the outbox in one statement, in
 * the columns that the connector reads; a single correction through {@link Outbox}.
 */
@ApplicationScoped
public class TellResults {

    private static final String INTO_OUTBOX = """
            INSERT INTO outbox_event
                (id, aggregatetype, aggregateid, type, payload, source, subject, time, academy, uai)
            """;

    private static final String DECIDED = INTO_OUTBOX + """
            SELECT uuidv7(), 'grading.events', r.registration_id::text, 'grading.ResultDecided.v1', r.body,
                   '/palmares/grading', r.registration_id::text, :time, f.academy, f.uai
            FROM published_result r JOIN exam_file f ON f.registration_id = r.registration_id
            WHERE r.publication_id = :publication AND r.decision <> 'WITHHELD'
            """;

    private static final String FOLLOW_UPS = INTO_OUTBOX + """
            SELECT uuidv7(), 'grading.events', r.registration_id::text, r.follow_up_type,
                   CASE r.follow_up_type WHEN 'grading.CatchUpOpened.v1'
                        THEN (r.follow_up::jsonb || jsonb_build_object('chooseBefore', CAST(:deadline AS text)))::text
                        ELSE r.follow_up END,
                   '/palmares/grading', r.registration_id::text, :time, f.academy, f.uai
            FROM published_result r JOIN exam_file f ON f.registration_id = r.registration_id
            WHERE r.publication_id = :publication AND r.follow_up_type IS NOT NULL
            """;

    private static final String WITHHELD = INTO_OUTBOX + """
            SELECT uuidv7(), 'grading.events', f.registration_id::text, 'grading.ResultWithheld.v1',
                   json_strip_nulls(json_build_object('registrationId', f.registration_id, 'personId', f.person_id,
                                                      'academy', f.academy, 'uai', f.uai))::text,
                   '/palmares/grading', f.registration_id::text, :time, f.academy, f.uai
            FROM exam_file f
            WHERE f.registration_id IN
                (SELECT registration_id FROM published_result WHERE publication_id = :publication)
            """;

    private final Outbox outbox;
    private final StatelessSession database;
    private final ChoiceDeadline deadline;
    private final Clock clock;

    TellResults(Outbox outbox, StatelessSession database, ChoiceDeadline deadline, Clock clock) {
        this.outbox = outbox;
        this.database = database;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Everything that its pages say, each candidate's facts in order. */
    public void published(Publication publication) {
        var now = clock.instant();
        bulk(DECIDED, publication.id, now).executeUpdate();
        bulk(FOLLOW_UPS, publication.id, now)
                .setParameter("deadline", deadline.after(now).toString())
                .executeUpdate();
    }

    /** What was readable is held back again. */
    public void withdrawn(Publication publication) {
        bulk(WITHHELD, publication.id, clock.instant()).executeUpdate();
    }

    void corrected(ResultPages.Page page, Instant publishedAt) {
        var registration = page.decided().registrationId;
        if (page.decided().decision != Decision.WITHHELD) {
            outbox.append("grading.ResultDecided.v1", registration, page.result());
        }
        page.followUp()
                .ifPresent(next -> outbox.append(
                        next.type(),
                        registration,
                        next.fact() instanceof Facts.CatchUpOpened opened
                                ? opened.until(deadline.after(publishedAt))
                                : next.fact()));
    }

    private MutationQuery bulk(String sql, UUID publication, Instant now) {
        return database.createNativeMutationQuery(sql)
                .setParameter("publication", publication)
                .setParameter("time", now.toString());
    }
}
