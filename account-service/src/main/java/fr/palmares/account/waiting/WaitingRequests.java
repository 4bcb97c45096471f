package fr.palmares.account.waiting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * The door puts a request down with one insert, whoever is asked about; a moment later it is dealt with, in as many
 * replicas as run. Whether an address is known is looked up behind the answer, never before it (DOMAIN A-6).
 */
@ApplicationScoped
public class WaitingRequests {

    private static final Logger LOG = Logger.getLogger(WaitingRequests.class);
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    record Waiting(UUID id, String kind, String body, Instant askedAt) {}

    private final Session database;
    private final ObjectMapper json;
    private final Instance<Asked<?>> readers;

    WaitingRequests(Session database, ObjectMapper json, @Any Instance<Asked<?>> readers) {
        this.database = database;
        this.json = json;
        this.readers = readers;
    }

    @Transactional
    public void put(Object request) {
        var now = Instant.now();
        database.createNativeMutationQuery(
                        "INSERT INTO waiting_request (id, kind, body, asked_at, due_at) VALUES (?1, ?2, ?3, ?4, ?4)")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, request.getClass().getSimpleName())
                .setParameter(3, write(request))
                .setParameter(4, now)
                .executeUpdate();
    }

    @Scheduled(every = "{palmares.account.waiting.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (one()) {
            // one after the other, each with what follows from it
        }
    }

    /** Whether there was one; what fails waits and is tried again, behind the others. */
    private boolean one() {
        var taken = QuarkusTransaction.requiringNew().call(this::take);
        if (taken.isEmpty()) {
            return false;
        }
        var waiting = taken.get();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (forget(waiting.id())) {
                    readers.stream()
                            .filter(reader -> reader.what().getSimpleName().equals(waiting.kind()))
                            .forEach(reader -> hand(reader, waiting.body()));
                }
            });
        } catch (RuntimeException later) {
            LOG.warnf("request %s (%s) waits: %s", waiting.id(), waiting.kind(), later.getClass());
            giveUpOld(waiting);
        }
        return true;
    }

    /** The next one, left alone by the other replicas for a while. */
    private Optional<Waiting> take() {
        return database.createNativeQuery("""
                        UPDATE waiting_request SET attempts = attempts + 1, due_at = ?2
                         WHERE id = (SELECT id FROM waiting_request WHERE due_at <= ?1
                                      ORDER BY due_at, asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, kind, body, asked_at
                        """, Tuple.class)
                .setParameter(1, Instant.now())
                .setParameter(2, Instant.now().plus(PAUSE))
                .getResultStream()
                .map(row -> new Waiting(
                        row.get("id", UUID.class),
                        row.get("kind", String.class),
                        row.get("body", String.class),
                        row.get("asked_at", Instant.class)))
                .findFirst();
    }

    private boolean forget(UUID id) {
        return database.createNativeMutationQuery("DELETE FROM waiting_request WHERE id = ?1")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }

    private void giveUpOld(Waiting waiting) {
        if (waiting.askedAt().plus(PATIENCE).isBefore(Instant.now())) {
            LOG.errorf("request %s (%s) is given up", waiting.id(), waiting.kind());
            QuarkusTransaction.requiringNew().run(() -> forget(waiting.id()));
        }
    }

    private <T> void hand(Asked<T> reader, String body) {
        try {
            reader.handle(json.readValue(body, reader.what()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(Object request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
