package fr.palmares.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

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

    /** Whether a fact was taken in. */
    public boolean received(java.util.UUID event) {
        return exists("SELECT 1 FROM inbox WHERE event_id = ?1", event);
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
}
