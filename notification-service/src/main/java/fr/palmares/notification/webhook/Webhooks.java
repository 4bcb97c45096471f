package fr.palmares.notification.webhook;

import fr.palmares.notification.webhook.domain.Scope;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The webhooks of everybody. An integrator sees its own; an administrator all of them. */
@ApplicationScoped
public class Webhooks {

    @Schema(name = "WebhookStatus")
    public enum State {
        ACTIVE,
        PAUSED
    }

    @Schema(name = "WebhookPauseReason")
    public enum Because {
        ASKED,
        REFUSALS,
        GONE
    }

    /** What an integrator asked for. */
    record Wish(String url, String contact, List<String> types, Scope scope) {}

    public record Webhook(
            UUID id,
            long sequence,
            String owner,
            long version,
            Wish wish,
            State state,
            @Nullable Because pausedBecause,
            @Nullable Instant failingSince,
            Instant createdAt,
            long waiting) {

        public String url() {
            return wish.url();
        }
    }

    private static final String SELECT = """
            SELECT id, sequence, owner, version, url, contact, types, academies, uais, state, paused_because,
                   failing_since, created_at,
                   (SELECT count(*) FROM (SELECT 1 FROM webhook_delivery d
                                           WHERE d.webhook_id = webhook.id AND d.state = 'WAITING' LIMIT 10000) AS few)
                   AS waiting
              FROM webhook
            """;

    private final Session database;
    private final Caller caller;

    Webhooks(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** @throws NotFound when there is none of that number, or it is somebody else's */
    public Webhook get(UUID id) {
        return database.createNativeQuery(SELECT + " WHERE id = ?1 AND (?2 OR owner = ?3)", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, caller.has("administrator"))
                .setParameter(3, caller.subject())
                .getResultStream()
                .map(Webhooks::webhook)
                .findFirst()
                .orElseThrow(() -> new NotFound("Cet abonnement n’existe pas ou n’est pas le vôtre."));
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Webhook lock(UUID id) {
        database.createNativeQuery("SELECT 1 FROM webhook WHERE id = ?1 FOR UPDATE", Integer.class)
                .setParameter(1, id)
                .getResultList();
        return get(id);
    }

    /** Oldest first, one more than {@code limit}. */
    List<Webhook> list(long after, int limit) {
        return database.createNativeQuery(
                        SELECT + " WHERE sequence > ?1 AND (?2 OR owner = ?3) ORDER BY sequence LIMIT ?4", Tuple.class)
                .setParameter(1, after)
                .setParameter(2, caller.has("administrator"))
                .setParameter(3, caller.subject())
                .setParameter(4, limit + 1)
                .getResultStream()
                .map(Webhooks::webhook)
                .toList();
    }

    long ownCount() {
        return database.createNativeQuery("SELECT count(*) FROM webhook WHERE owner = ?1", Long.class)
                .setParameter(1, caller.subject())
                .getSingleResult();
    }

    void create(UUID id, Wish wish) {
        database.createNativeMutationQuery("""
                        INSERT INTO webhook (id, owner, url, contact, types, academies, uais, state, created_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'ACTIVE', ?8)
                        """)
                .setParameter(1, id)
                .setParameter(2, caller.subject())
                .setParameter(3, wish.url())
                .setParameter(4, wish.contact())
                .setParameter(5, wish.types().toArray(String[]::new))
                .setParameter(6, array(wish.scope().academies()))
                .setParameter(7, array(wish.scope().uais()))
                .setParameter(8, Instant.now())
                .executeUpdate();
    }

    void change(UUID id, Wish wish) {
        database.createNativeMutationQuery("""
                        UPDATE webhook SET url = ?2, contact = ?3, types = ?4, academies = ?5, uais = ?6,
                                           version = version + 1, failures = 0, held_until = NULL
                         WHERE id = ?1
                        """)
                .setParameter(1, id)
                .setParameter(2, wish.url())
                .setParameter(3, wish.contact())
                .setParameter(4, wish.types().toArray(String[]::new))
                .setParameter(5, array(wish.scope().academies()))
                .setParameter(6, array(wish.scope().uais()))
                .executeUpdate();
    }

    /** What waits goes at once when it goes on, with a whole day before it. */
    void change(UUID id, State state) {
        var active = state == State.ACTIVE;
        database.createNativeMutationQuery("""
                        UPDATE webhook SET state = ?2, paused_because = ?3, version = version + 1, failures = 0,
                                           held_until = NULL, failing_since = NULL, warned_at = NULL
                         WHERE id = ?1 AND state <> ?2
                        """)
                .setParameter(1, id)
                .setParameter(2, state.name())
                .setParameter(3, active ? null : Because.ASKED.name(), String.class)
                .executeUpdate();
        if (active) {
            database.createNativeMutationQuery("""
                            UPDATE webhook_delivery SET due_at = ?2, attempts = 0, first_tried_at = NULL
                             WHERE webhook_id = ?1 AND state = 'WAITING' AND attempts > 0
                            """)
                    .setParameter(1, id)
                    .setParameter(2, Instant.now())
                    .executeUpdate();
        }
    }

    void delete(UUID id) {
        database.createNativeMutationQuery("DELETE FROM webhook WHERE id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    private static String[] array(Set<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }

    private static Webhook webhook(Tuple row) {
        var because = row.get("paused_because", String.class);
        return new Webhook(
                row.get("id", UUID.class),
                row.get("sequence", Long.class),
                row.get("owner", String.class),
                row.get("version", Long.class),
                new Wish(
                        row.get("url", String.class),
                        row.get("contact", String.class),
                        List.of(row.get("types", String[].class)),
                        new Scope(
                                Set.copyOf(Arrays.asList(row.get("academies", String[].class))),
                                Set.copyOf(Arrays.asList(row.get("uais", String[].class))))),
                State.valueOf(row.get("state", String.class)),
                because == null ? null : Because.valueOf(because),
                row.get("failing_since", Instant.class),
                row.get("created_at", Instant.class),
                row.get("waiting", Long.class));
    }
}
