package fr.palmares.notification.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.notification.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What runs every second or minute reads what is near, never what is past: with years of history behind it, the plan of
 * each such query touches no table from end to end, and as few rows as with none.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundedQueriesTest {

    private static final int HISTORY = 20_000;
    private static final Pattern SCAN = Pattern.compile(
            "Seq Scan on (awaited|followed_registration|professional_window|recipient|mail|message|journal|webhook_delivery|staff_message)\\b");
    private static final Pattern ROWS = Pattern.compile("rows=([0-9.]+) loops=([0-9]+)");

    @Inject
    World world;

    @BeforeAll
    void yearsOfHistory() {
        world.change("""
                INSERT INTO recipient (person_id, given_names, family_name, email)
                SELECT gen_random_uuid(), 'Nina', 'History', NULL FROM generate_series(1, ?1)""", HISTORY);
        world.change("""
                INSERT INTO followed_registration (registration_id, person_id, exam_session, academy, specialty)
                SELECT gen_random_uuid(), person_id, 1990, 'history', 'MCO-2024' FROM recipient
                 WHERE family_name = 'History'""");
        world.change("""
                INSERT INTO professional_window (window_id, exam_session, specialty, academy, unit, title, opens_at, closes_at,
                                                 told)
                SELECT gen_random_uuid(), 1990, 'MCO-2024', 'history', 'U5', 't', now(), now(), true
                  FROM generate_series(1, ?1)""", HISTORY);
        world.change("""
                INSERT INTO awaited (registration_id, what, person_id, label, deadline, done, reminded)
                SELECT registration_id, 'PIECE/X', person_id, 'x', now() - interval '100 days', false, NULL
                  FROM followed_registration WHERE academy = 'history'""");
        world.change("""
                INSERT INTO message (id, fact_id, person_id, kind, title, body, at)
                SELECT gen_random_uuid(), gen_random_uuid(), person_id, 'PIECE_REFUSED', 't', 'b', now() - interval '1 year'
                  FROM recipient WHERE family_name = 'History'""");
        world.change("""
                INSERT INTO mail (id, person_id, address, subject, body_text, body_html, state, planned_at, due_at, created_at,
                                  accepted_at)
                SELECT gen_random_uuid(), person_id, 'a@b.example', 's', 't', 'h', 'SETTLED', now(), now(), now(), now()
                  FROM recipient WHERE family_name = 'History'""");
        world.change("""
                INSERT INTO journal (fact_id, type, source, subject, line, person_id, academy, time, data)
                SELECT gen_random_uuid(), 'x', '/x', 'x', person_id::text, person_id, 'history', '', '{}'
                  FROM recipient WHERE family_name = 'History'""");
        world.change("""
                INSERT INTO webhook (id, owner, url, contact, types, academies, uais, state, created_at)
                VALUES ('0190a1b2-0000-7000-8000-0000000000aa', 'history', 'x', 'x', '{}', '{history}', '{}', 'ACTIVE', now())""");
        world.change("""
                INSERT INTO webhook_delivery (webhook_id, position, committed_by, line, state, due_at)
                SELECT '0190a1b2-0000-7000-8000-0000000000aa', position, committed_by, line, 'DELIVERED', recorded_at
                  FROM journal WHERE academy = 'history'""");
        world.change("""
                INSERT INTO staff_message (id, fact_id, desk, scope, kind, at)
                SELECT gen_random_uuid(), gen_random_uuid(), 'EXAM_OFFICE', 'history', 'FILE_TO_CONTROL', now()
                  FROM generate_series(1, ?1)""", HISTORY);
        for (var table : List.of(
                "recipient",
                "followed_registration",
                "professional_window",
                "awaited",
                "message",
                "mail",
                "journal",
                "webhook_delivery",
                "staff_message")) {
            world.analyze(table);
        }
    }

    @AfterAll
    void noHistory() {
        world.change("DELETE FROM webhook WHERE owner = 'history'");
        world.change("DELETE FROM journal WHERE academy = 'history'");
        world.change("DELETE FROM staff_message WHERE scope = 'history'");
        world.change("DELETE FROM awaited USING followed_registration r"
                + " WHERE r.registration_id = awaited.registration_id AND r.academy = 'history'");
        world.change("DELETE FROM professional_window WHERE academy = 'history'");
        world.change("DELETE FROM followed_registration WHERE academy = 'history'");
        world.change("DELETE FROM recipient WHERE family_name = 'History'");
    }

    private record Query(String name, String sql) {}

    @TestFactory
    Stream<DynamicTest> noScanGrowsWithHistory() {
        return Stream.of(
                        new Query(
                                "reminders",
                                Deadlines.NEAR
                                        .replace("?1", "now()")
                                        .replace("?2", "now() + interval '7 days'")
                                        .replace("?3", "604800")
                                        .replace("?4", "500")),
                        new Query("mails that are due", """
                                SELECT id FROM mail WHERE state IN ('CREATED', 'SENDING') AND due_at <= now()
                                 ORDER BY due_at LIMIT 50 FOR UPDATE SKIP LOCKED"""),
                        new Query("mails to settle", """
                                UPDATE mail SET state = 'SETTLED'
                                 WHERE state = 'ACCEPTED' AND accepted_at <= now() - interval '72 hours'"""),
                        new Query("professional windows to tell", ProfessionalWindows.TO_TELL),
                        new Query(
                                "the next to be told of a professional window",
                                ProfessionalWindows.NEXT
                                        .replace("?1", "now()")
                                        .replace("?2", "'0190a1b2-0000-7000-8000-0000000000ab'")
                                        .replace("?3", "500")),
                        new Query("new messages of who listens", """
                                SELECT m.* FROM unnest(CAST('{0190a1b2-0000-7000-8000-000000000001}' AS uuid[]),
                                                       CAST('{0}' AS bigint[])) AS listener (person_id, after)
                                 CROSS JOIN LATERAL (
                                       SELECT * FROM message
                                        WHERE message.person_id = listener.person_id AND message.sequence > listener.after
                                        ORDER BY message.sequence LIMIT 100) AS m"""),
                        new Query("new messages of the desks that listen", """
                                SELECT m.* FROM (VALUES ('EXAM_OFFICE', 'history', CAST('0' AS xid8), 0)) AS seat (desk, scope, xid, n)
                                 CROSS JOIN LATERAL (
                                       SELECT * FROM staff_message
                                        WHERE staff_message.desk = seat.desk AND staff_message.scope = seat.scope
                                          AND (staff_message.committed_by, staff_message.sequence) > (seat.xid, seat.n)
                                          AND staff_message.committed_by < pg_snapshot_xmin(pg_current_snapshot())
                                        ORDER BY staff_message.committed_by, staff_message.sequence LIMIT 100) AS m"""),
                        new Query("webhooks with work", """
                                SELECT id FROM webhook WHERE state = 'ACTIVE'
                                   AND EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = webhook.id
                                                  AND d.state = 'WAITING' AND d.due_at <= now())"""),
                        new Query("journal to forget", """
                                DELETE FROM journal WHERE recorded_at < now() - interval '7 days'"""),
                        new Query("a desk's newest messages", """
                                SELECT m.id FROM unnest(CAST('{EXAM_OFFICE/history,EXAM_OFFICE/x}' AS text[])) AS sits (at)
                                 CROSS JOIN LATERAL (
                                       SELECT n.* FROM staff_message n
                                        WHERE n.desk = split_part(sits.at, '/', 1) AND n.scope = split_part(sits.at, '/', 2)
                                        ORDER BY n.sequence DESC LIMIT 51) AS m
                                 ORDER BY m.sequence DESC LIMIT 51"""))
                .map(query -> DynamicTest.dynamicTest(query.name(), () -> {
                    var plan = world.plan(query.sql());

                    assertThat(SCAN.matcher(plan).find()).as(plan).isFalse();
                    assertThat(mostRows(plan)).as(plan).isLessThan(HISTORY / 20);
                }));
    }

    private static double mostRows(String plan) {
        return ROWS.matcher(plan)
                .results()
                .mapToDouble(one -> Double.parseDouble(one.group(1)) * Long.parseLong(one.group(2)))
                .max()
                .orElseThrow();
    }
}
