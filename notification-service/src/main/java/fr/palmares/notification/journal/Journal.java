package fr.palmares.notification.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The facts of the last days. A fact enters together with what it is to be brought to. */
@ApplicationScoped
public class Journal {

    /**
     * Facts that are nobody else's business: civil status, and links that open a person's own data.
     */
    public static final Set<String> NOT_FOR_OTHERS = Set.of(
            "account.Person.v1",
            "registration.ImportedPerson.v1",
            "account.PersonalDataExportRequested.v1",
            "account.PersonalDataExported.v1",
            "registration.PersonalDataExported.v1",
            "documents.PersonalDataExported.v1",
            "grading.PersonalDataExported.v1",
            "notification.PersonalDataExported.v1");

    /** What is for the one who prints it: the code that opens a result without a password, and who sat in a jury. */
    private static final List<String> WITHHELD = List.of("resultsCode", "jury");

    /** A place in the journal: everything before it was told. */
    public record Place(long transaction, long position) {}

    /** Somebody is to be forgotten: told to whoever was told of them, asked for or not. */
    static final String ERASED = "account.AccountErased.v1";

    private static final String FEED = "webhook-journal";

    /** One row per fact, one waiting delivery per webhook whom it concerns; a fact that is there already is left alone. */
    private static final String RECORD = """
            WITH incoming AS (
                SELECT * FROM jsonb_to_recordset(CAST(?1 AS jsonb)) AS fact (
                    n int, id uuid, type text, source text, subject text, line text, person uuid,
                    academy text, uai text, time text, data text)),
            added AS (
                INSERT INTO journal (fact_id, type, source, subject, line, person_id, academy, uai, time, data)
                SELECT id, type, source, subject, line, person, academy, uai, time, data FROM incoming ORDER BY n
                ON CONFLICT (fact_id) DO NOTHING
                RETURNING position, committed_by, type, line, person_id, academy, uai),
            fits AS (
                SELECT w.id AS webhook_id, f.* FROM added f JOIN webhook w ON %1$s
                UNION
                SELECT p.webhook_id, f.* FROM added f JOIN webhook_person p
                    ON f.type = '%2$s' AND p.person_id = f.person_id),
            told AS (
                INSERT INTO webhook_person (webhook_id, person_id)
                SELECT DISTINCT webhook_id, person_id FROM fits WHERE person_id IS NOT NULL AND type <> '%2$s'
                ON CONFLICT DO NOTHING)
            INSERT INTO webhook_delivery (webhook_id, position, committed_by, line, state, due_at)
            SELECT webhook_id, position, committed_by, line, 'WAITING', clock_timestamp() FROM fits
            """.formatted(concerns(), Journal.ERASED);

    private final Session database;
    private final Duration kept;

    Journal(
            Session database,
            @ConfigProperty(name = "palmares.notification.webhooks.journal", defaultValue = "P7D") Duration kept) {
        this.database = database;
        this.kept = kept;
    }

    /** Whether fact {@code f} is one that webhook {@code w} asked for and may be told. */
    private static String concerns() {
        return """
                f.type = ANY(w.types)
                AND (cardinality(w.academies) = 0 OR '*' = ANY(w.academies) OR f.academy = ANY(w.academies))
                AND (cardinality(w.uais) = 0 OR f.uai = ANY(w.uais))
                AND cardinality(w.academies) + cardinality(w.uais) > 0
                """;
    }

    static String forOthers(ObjectNode data, String asItCame) {
        return WITHHELD.stream().anyMatch(data::has) ? data.without(WITHHELD).toString() : asItCame;
    }

    public Duration kept() {
        return kept;
    }

    @Transactional
    void record(String facts) {
        database.createNativeMutationQuery(RECORD).setParameter(1, facts).executeUpdate();
    }

    /** Whoever was told of them knows by now that they are to be forgotten. */
    @Transactional
    void forget(UUID person) {
        database.createNativeMutationQuery("DELETE FROM webhook_person WHERE person_id = ?1")
                .setParameter(1, person)
                .executeUpdate();
    }

    /**
     * Everything after a place is brought to a webhook again, what it was told already included.
     *
     * @return how many facts
     */
    public int replay(UUID webhook, Place after) {
        return database.createNativeMutationQuery("""
                        INSERT INTO webhook_delivery (webhook_id, position, committed_by, line, state, due_at)
                        SELECT w.id, f.position, f.committed_by, f.line, 'WAITING', clock_timestamp()
                          FROM journal f JOIN webhook w ON w.id = ?1 AND %s
                         WHERE (f.committed_by, f.position) > (CAST(?2 AS xid8), ?3)
                        ON CONFLICT (webhook_id, position) DO UPDATE
                           SET state = 'WAITING', attempts = 0, due_at = excluded.due_at, first_tried_at = NULL
                        """.formatted(concerns()))
                .setParameter(1, webhook)
                .setParameter(2, String.valueOf(after.transaction()))
                .setParameter(3, after.position())
                .executeUpdate();
    }

    /** Everything that concerns the webhook and lies before this was taken by it. */
    public String told(UUID webhook) {
        var place = database.createNativeQuery("""
                        SELECT CAST(CAST(coalesce(first.committed_by, pg_snapshot_xmin(pg_current_snapshot())) AS text)
                                    AS bigint) AS transaction,
                               coalesce(first.position, 1) - 1 AS position
                          FROM (SELECT 1) AS always
                          LEFT JOIN (SELECT committed_by, position FROM webhook_delivery
                                      WHERE webhook_id = ?1 AND state = 'WAITING'
                                      ORDER BY committed_by, position LIMIT 1) AS first ON true
                        """, Tuple.class)
                .setParameter(1, webhook)
                .getSingleResult();
        return Cursor.encode(
                FEED, webhook, place.get("transaction", Number.class), place.get("position", Number.class));
    }

    /** @throws InvalidInput when the cursor is of another list or webhook, or older than the journal */
    public Place place(@Nullable String cursor, UUID webhook) {
        if (cursor == null || cursor.isEmpty()) {
            return new Place(floor(), Long.MAX_VALUE);
        }
        var keys = Cursor.decode(cursor);
        if (keys.size() != 4 || !keys.get(0).equals(FEED) || !keys.get(1).equals(webhook.toString())) {
            throw Cursors.foreign(keys, "/after");
        }
        var place = new Place(Cursors.number(keys.get(2), "/after"), Cursors.number(keys.get(3), "/after"));
        if (place.transaction() < 0 || place.transaction() <= floor() && floor() > 0) {
            throw new InvalidInput(Problem.of(
                            422,
                            "/problems/cursor-expired",
                            "Curseur trop ancien",
                            "Les faits qui suivent ce curseur ne sont plus tous dans le journal, gardé " + kept.toDays()
                                    + " jours : reprenez-les dans le flux de chaque service (/v1/changes).")
                    .at("/after", "Curseur trop ancien"));
        }
        return place;
    }

    private long floor() {
        return database.createNativeQuery(
                        "SELECT CAST(CAST(committed_by AS text) AS bigint) FROM journal_floor", Long.class)
                .getSingleResult();
    }

    /** Forgets what is older than the journal is long, and remembers up to where. */
    @Transactional
    void forget() {
        database.createNativeMutationQuery("""
                        WITH gone AS (
                            DELETE FROM journal WHERE recorded_at < clock_timestamp() - make_interval(secs => ?1)
                            RETURNING committed_by)
                        UPDATE journal_floor
                           SET committed_by = greatest(journal_floor.committed_by, latest.committed_by)
                          FROM (SELECT max(committed_by) AS committed_by FROM gone) AS latest
                         WHERE latest.committed_by IS NOT NULL
                        """)
                .setParameter(1, (double) kept.toSeconds())
                .executeUpdate();
        database.createNativeMutationQuery(
                        "DELETE FROM webhook_attempt WHERE at < clock_timestamp() - make_interval(secs => ?1)")
                .setParameter(1, (double) kept.toSeconds())
                .executeUpdate();
    }
}
