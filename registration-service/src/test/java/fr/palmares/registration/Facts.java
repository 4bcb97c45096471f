package fr.palmares.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** The facts that wait in the outbox, as Debezium would publish them. */
@ApplicationScoped
public class Facts {

    private final EntityManager database;

    Facts(EntityManager database) {
        this.database = database;
    }

    /** Types of the facts about a subject, in their order. */
    public List<String> typesAbout(String subject) {
        List<?> types = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "SELECT type FROM outbox_event WHERE aggregateid = ?1 ORDER BY sequence", String.class)
                        .setParameter(1, subject)
                        .getResultList());
        return types.stream().map(Object::toString).toList();
    }

    /** The data of the last fact of a type about a subject. */
    public JsonNode last(String subject, String type) {
        var payload = QuarkusTransaction.requiringNew().call(() -> (String) database.createNativeQuery(
                        "SELECT payload FROM outbox_event WHERE aggregateid = ?1 AND type = ?2"
                                + " ORDER BY sequence DESC LIMIT 1",
                        String.class)
                .setParameter(1, subject)
                .setParameter(2, type)
                .getSingleResult());
        try {
            var data = new ObjectMapper().readTree(payload);
            Contract.fits(type.replace('.', '/').replace("/v1", ""), data);
            return data;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How many facts of a type tell of these subjects. */
    public long count(String type, List<String> subjects) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                        "SELECT count(*) FROM outbox_event WHERE type = ?1 AND aggregateid IN (?2)", Long.class)
                .setParameter(1, type)
                .setParameter(2, subjects)
                .getSingleResult());
    }

    /** live registrations of a person for the same. */
    public long live(UUID person, int examSession, String specialty) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                        "SELECT count(*) FROM registration WHERE person_id = ?1 AND exam_session = ?2 AND specialty = ?3"
                                + " AND state NOT IN ('REJECTED', 'CANCELLED')",
                        Long.class)
                .setParameter(1, person)
                .setParameter(2, examSession)
                .setParameter(3, specialty)
                .getSingleResult());
    }

    /** What the audit trail keeps of what was done to a subject. */
    public String audited(String action, String subject) {
        return QuarkusTransaction.requiringNew().call(() -> (String) database.createNativeQuery(
                        "SELECT string_agg(CAST(detail AS text), ' ' ORDER BY sequence) FROM audit_entry"
                                + " WHERE action = ?1 AND subject = ?2",
                        String.class)
                .setParameter(1, action)
                .setParameter(2, subject)
                .getSingleResult());
    }

    /** What each saved version of a registration holds. */
    public List<String> versions(String registration) {
        List<?> versions = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "SELECT CAST(choices AS text) FROM registration_version WHERE registration_id = ?1"
                                        + " ORDER BY version",
                                String.class)
                        .setParameter(1, UUID.fromString(registration))
                        .getResultList());
        return versions.stream().map(Object::toString).toList();
    }

    /** Whether a fact was taken in. */
    public boolean received(UUID event) {
        return exists("SELECT 1 FROM inbox WHERE event_id = ?1", event);
    }

    /** Files of an establishment that are on their way, or were left there. */
    public long receiving(String uai) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                        "SELECT count(*) FROM import_job WHERE uai = ?1 AND state = 'RECEIVING'", Long.class)
                .setParameter(1, uai)
                .getSingleResult());
    }

    /** Parts of their files that are kept. */
    public long parts(String uai) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                        "SELECT count(*) FROM import_part p JOIN import_job j ON j.id = p.import_id WHERE j.uai = ?1",
                        Long.class)
                .setParameter(1, uai)
                .getSingleResult());
    }

    public boolean closedDeliberation(String academy) {
        return exists("SELECT 1 FROM closed_deliberation WHERE academy = ?1", academy);
    }

    private boolean exists(String sql, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> !database.createNativeQuery(sql)
                        .setParameter(1, value)
                        .getResultList()
                        .isEmpty());
    }

    /** An import whose replica died after committing the given line. */
    public UUID importLeftBehind(int examSession, String uai, String academy, String file, int linesDone) {
        var id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery(
                            "INSERT INTO import_job (id, exam_session, uai, academy, dry_run, state, charset,"
                                    + " received_at, received_by, leased_until, lines_done) VALUES (?1, ?2, ?3, ?4, false,"
                                    + " 'RUNNING', 'UTF-8', now(), 'test', now() - interval '1 second', ?5)")
                    .setParameter(1, id)
                    .setParameter(2, examSession)
                    .setParameter(3, uai)
                    .setParameter(4, academy)
                    .setParameter(5, linesDone)
                    .executeUpdate();
            database.createNativeQuery("INSERT INTO import_part (import_id, position, content) VALUES (?1, 0, ?2)")
                    .setParameter(1, id)
                    .setParameter(2, file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .executeUpdate();
        });
        return id;
    }
}
