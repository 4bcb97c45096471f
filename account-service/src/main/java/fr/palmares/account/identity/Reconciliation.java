package fr.palmares.account.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Compares everybody we know with everybody Keycloak knows, both ways: one side restored from a backup differs without
 * any crash of ours. What differs is noted and then mended like what a crash leaves, so any number of replicas may
 * compare at once.
 */
@ApplicationScoped
class Reconciliation {

    /** More users than this to take away are no accident of a few people: somebody has to look first. */
    static final int MOST_TAKEN_AWAY = 50;

    private static final int PART = 500;
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    /** @param inUse whether the person may sign in */
    private record Ours(String username, UUID personId, boolean inUse) {}

    private final Session database;
    private final EverybodyInKeycloak keycloak;
    private final UnfinishedIdentities unfinished;

    Reconciliation(Session database, EverybodyInKeycloak keycloak, UnfinishedIdentities unfinished) {
        this.database = database;
        this.keycloak = keycloak;
        this.unfinished = unfinished;
    }

    @Scheduled(
            every = "{palmares.account.reconciliation.every}",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            compareWith(everybodyInKeycloak());
        } catch (IdentitiesUnavailable later) {
            LOG.warn("the reconciliation waits: " + later.getMessage());
        }
    }

    /** Names, and whether each may sign in. */
    private Map<String, Boolean> everybodyInKeycloak() {
        var users = new HashMap<String, Boolean>();
        var first = 0;
        for (var part = keycloak.list(first, PART); !part.isEmpty(); part = keycloak.list(first, PART)) {
            part.forEach(user -> users.put(user.username(), user.enabled()));
            first += part.size();
        }
        return users;
    }

    /** A user made or gone while we look is noted in vain: mending finds nothing to do. */
    private void compareWith(Map<String, Boolean> users) {
        var tooMuch = new ArrayList<Ours>();
        for (var part = oursAfter("");
                !part.isEmpty();
                part = oursAfter(part.getLast().username())) {
            for (var ours : part) {
                var enabled = users.remove(ours.username());
                if (ours.inUse() && enabled == null) {
                    LOG.warnf("%s has no user in Keycloak any more: it is made again", ours.personId());
                    note(ours);
                } else if (!ours.inUse() && Boolean.TRUE.equals(enabled)) {
                    tooMuch.add(ours);
                }
            }
        }
        users.keySet()
                .forEach(stranger -> keycloak.candidateBehind(stranger)
                        .ifPresent(person -> tooMuch.add(new Ours(stranger, person, false))));
        takeAway(tooMuch);
    }

    private void takeAway(List<Ours> tooMuch) {
        if (tooMuch.size() > MOST_TAKEN_AWAY) {
            LOG.errorf(
                    "Keycloak lets %d people in whom our rows do not: nothing is taken away before somebody has looked",
                    tooMuch.size());
            return;
        }
        tooMuch.forEach(ours -> {
            LOG.warnf("%s has a user in Keycloak that our rows do not know: it goes", ours.personId());
            note(ours);
        });
    }

    private void note(Ours ours) {
        QuarkusTransaction.requiringNew().run(() -> unfinished.begin(ours.username(), ours.personId()));
    }

    private List<Ours> oursAfter(String username) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("""
                        SELECT username, person_id, in_use
                          FROM (SELECT identifier AS username, person_id, state = 'ACTIVE' AS in_use FROM account
                                UNION ALL
                                SELECT username, id, enabled AND identity IS NOT NULL FROM staff) ours
                         WHERE username > ?1 ORDER BY username LIMIT ?2
                        """, Tuple.class)
                        .setParameter(1, username)
                        .setParameter(2, PART)
                        .getResultStream()
                        .map(row -> new Ours(
                                row.get("username", String.class),
                                row.get("person_id", UUID.class),
                                row.get("in_use", Boolean.class)))
                        .toList());
    }
}
