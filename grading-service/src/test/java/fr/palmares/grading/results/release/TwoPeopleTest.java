package fr.palmares.grading.results.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.deliberation.closure.SittingJury;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.results.Editions;
import fr.palmares.grading.results.PreparePages;
import fr.palmares.grading.results.Publication;
import fr.palmares.grading.results.TellResults;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.Conflict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where two people release results: one asks, another one agrees, nobody agrees with themselves (G-13). */
@QuarkusTest
class TwoPeopleTest {

    private static final String MINUTES = "{\"appointment\":{\"reference\":\"DEC5-2026-118\",\"date\":\"2026-05-04\"},"
            + "\"jury\":[],\"defections\":[],\"statement\":{\"absentMembers\":[]},\"candidates\":[]}";

    @Inject
    SpecialtyLock lock;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    PreparePages pages;

    @Inject
    TellResults tell;

    @Inject
    Editions editions;

    @Inject
    SittingJury jury;

    @Inject
    Clock clock;

    @Inject
    EntityManager database;

    @Test
    void resultsLeaveWhenAnotherPersonAgreesAndTheEmbargoIsOver() {
        decided("2099-01-01T00:00:00Z");

        assertThat(publish("first")).isEmpty();
        assertThatThrownBy(() -> publish("first"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("/problems/same-person");
        assertThatThrownBy(() -> publish("second"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("/problems/embargo");
        run("UPDATE exam_calendar SET results_embargo = now() - interval '1 second' WHERE academy = '71'");
        assertThatThrownBy(() -> publish("first")).hasMessageContaining("/problems/same-person");
        assertThat(publish("second")).isPresent();

        assertThat(QuarkusTransaction.requiringNew().call(() -> ReleaseRequest.count("academy", "71")))
                .as("the next version asks for two people anew")
                .isZero();
        assertThatThrownBy(() -> publish("third")).hasMessageContaining("/problems/already-published");
    }

    private Optional<Publication> publish(String actor) {
        var publishing = new PublishResults(lock, outbox, audit, pages, tell, editions, jury, clock, 2);
        return QuarkusTransaction.requiringNew()
                .call(() -> publishing.handle(new PublishResults.Command(2026, "71", "TWO-2026", Round.FIRST, actor)));
    }

    /** One candidate of académie 71, decided under closed minutes. */
    private void decided(String embargo) {
        var file = UUID.randomUUID();
        var jury = UUID.randomUUID();
        var deliberation = UUID.randomUUID();
        run("INSERT INTO specialty (exam_session, id, acronym, title, verified, units, told_at)"
                + " VALUES (2026, 'TWO-2026', 'TWO', 'À deux', true, '[]', now())");
        run("INSERT INTO exam_calendar (exam_session, academy, version, zone, results_embargo)"
                + " VALUES (2026, '71', 1, 'Europe/Paris', '" + embargo + "')");
        run("INSERT INTO exam_file (registration_id, person_id, exam_session, academy, specialty, form,"
                + " registration_version, state, candidate_number, units, optional_units, press, local_authorities,"
                + " told_at) VALUES ('" + file + "', gen_random_uuid(), 2026, '71', 'TWO-2026', 'GLOBAL', 1,"
                + " 'VALIDATED', 'TWO1', '[]', '[]', false, false, now())");
        run("INSERT INTO jury (id, exam_session, academy, specialty, appointment, members, appointed_at, appointed_by)"
                + " VALUES ('" + jury + "', 2026, '71', 'TWO-2026', '{}', '[]', now(), 'x')");
        run("INSERT INTO deliberation (id, exam_session, academy, specialty, round, jury_id, state, opened_at,"
                + " opened_by, minutes) VALUES ('" + deliberation + "', 2026, '71', 'TWO-2026', 'FIRST', '" + jury
                + "', 'CLOSED', now(), 'x', '" + MINUTES + "')");
        var sheet = new DecisionSheet(
                Decision.ADMITTED, "12.00", "12.00", "12", "0", "1", List.of(), null, List.of(), List.of());
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("INSERT INTO decision (id, deliberation_id, registration_id,"
                                + " round, decision, average, outcome, decided_at) VALUES (gen_random_uuid(), ?1, ?2,"
                                + " 'FIRST', 'ADMITTED', 12, ?3, now())")
                        .setParameter(1, deliberation)
                        .setParameter(2, file)
                        .setParameter(3, JsonColumns.write(sheet))
                        .executeUpdate());
    }

    private void run(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).executeUpdate());
    }
}
