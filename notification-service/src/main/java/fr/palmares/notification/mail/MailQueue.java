package fr.palmares.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** E-mails that are due, each taken by one replica alone; an exam session sends no more than its cap. */
@ApplicationScoped
class MailQueue {

    private static final Duration PUT_BACK = Duration.ofSeconds(10);

    record Waiting(
            UUID id,
            @Nullable UUID personId,
            String address,
            String subject,
            String text,
            String html,
            int attempts,
            Instant createdAt,
            @Nullable Integer examSession) {}

    private final Session database;
    private final Duration lease;

    MailQueue(
            Session database,
            @ConfigProperty(name = "palmares.notification.mail.lease", defaultValue = "PT5M") Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /** What is due becomes SENDING, ours alone for some minutes; nothing while the switch is off. */
    @Transactional
    List<Waiting> take(int atMost) {
        var capped = capped();
        var taken = new ArrayList<>(take(
                atMost,
                "(attempts > 0 OR exam_session IS NULL OR NOT exam_session = ANY(?4))",
                capped.keySet().toArray(Integer[]::new)));
        capped.forEach((session, left) -> {
            var room = Math.min(left, atMost - taken.size());
            if (room > 0) {
                taken.addAll(take((int) room, "attempts = 0 AND exam_session = ANY(?4)", session));
            }
        });
        count(taken, 1);
        return taken;
    }

    /** How many first attempts each capped exam session has left; nobody else counts meanwhile. */
    private Map<Integer, Long> capped() {
        return database.createNativeQuery(
                        "SELECT exam_session, greatest(most - sent, 0) AS room FROM mail_session"
                                + " WHERE most IS NOT NULL ORDER BY exam_session FOR UPDATE",
                        Tuple.class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get("exam_session", Integer.class), row -> row.get("room", Long.class)));
    }

    private List<Waiting> take(int atMost, String which, Integer... sessions) {
        var now = Instant.now();
        return database.createNativeQuery("""
                        WITH due AS (
                            SELECT id FROM mail
                             WHERE state IN ('CREATED', 'SENDING') AND due_at <= ?1 AND %s
                               AND NOT EXISTS (SELECT 1 FROM mail_switch WHERE paused)
                             ORDER BY due_at LIMIT ?3 FOR UPDATE SKIP LOCKED)
                        UPDATE mail SET state = 'SENDING', attempts = attempts + 1, due_at = ?2
                          FROM due WHERE mail.id = due.id
                        RETURNING mail.id, person_id, address, subject, body_text, body_html, attempts, created_at,
                                  exam_session
                        """.formatted(which), Tuple.class)
                .setParameter(1, now)
                .setParameter(2, now.plus(lease))
                .setParameter(3, atMost)
                .setParameter(4, sessions)
                .getResultStream()
                .map(row -> new Waiting(
                        row.get("id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("address", String.class),
                        row.get("subject", String.class),
                        row.get("body_text", String.class),
                        row.get("body_html", String.class),
                        row.get("attempts", Integer.class),
                        row.get("created_at", Instant.class),
                        row.get("exam_session", Integer.class)))
                .toList();
    }

    /** Those that nobody tried, because the relay is away: as if they had not been taken. */
    @Transactional
    void putBack(List<Waiting> untried) {
        database.createNativeMutationQuery("UPDATE mail SET state = 'CREATED', attempts = attempts - 1, due_at = ?2"
                        + " WHERE id = ANY(?1) AND state = 'SENDING'")
                .setParameter(1, untried.stream().map(Waiting::id).toArray(UUID[]::new))
                .setParameter(2, Instant.now().plus(PUT_BACK))
                .executeUpdate();
        count(untried, -1);
    }

    /** First attempts count towards their session's cap; one that is tried again counted already. */
    private void count(List<Waiting> mails, int sign) {
        mails.stream()
                .filter(mail -> mail.attempts() == 1 && mail.examSession() != null)
                .collect(Collectors.groupingBy(Waiting::examSession, TreeMap::new, Collectors.counting()))
                .forEach((session, number) -> database.createNativeMutationQuery("""
                                INSERT INTO mail_session (exam_session, sent, changed_at) VALUES (?1, greatest(?2, 0), ?3)
                                ON CONFLICT (exam_session) DO UPDATE SET sent = greatest(mail_session.sent + ?2, 0)
                                """)
                        .setParameter(1, session)
                        .setParameter(2, number * sign)
                        .setParameter(3, Instant.now())
                        .executeUpdate());
    }
}
