package fr.palmares.account.signup;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.IdentitiesUnavailable;
import fr.palmares.account.person.AccountFacts;
import fr.palmares.account.person.domain.AccountFact;
import fr.palmares.account.person.domain.People;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Deletes accounts that were not activated within 48 hours (DOMAIN A-2): first the Keycloak user, then the rows, under
 * one lock, so that a crash in between is finished by the next round and replicas never do one account twice.
 */
@ApplicationScoped
class ExpiredAccounts {

    private static final Logger LOG = Logger.getLogger(ExpiredAccounts.class);

    private final Session database;
    private final Identities identities;
    private final People people;
    private final AccountFacts facts;

    ExpiredAccounts(Session database, Identities identities, People people, AccountFacts facts) {
        this.database = database;
        this.identities = identities;
        this.people = people;
        this.facts = facts;
    }

    @Scheduled(every = "{palmares.account.expiry.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::deleteOne)) {
                // one at a time: other replicas take other rows
            }
        } catch (IdentitiesUnavailable later) {
            LOG.warn("expired accounts wait: " + later.getMessage());
        }
    }

    private boolean deleteOne() {
        var expired = database.createNativeQuery(
                        "SELECT person_id, identifier FROM account WHERE state = 'CREATED' AND expires_at <= ?1"
                                + " ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                        Tuple.class)
                .setParameter(1, Instant.now())
                .getResultStream()
                .findFirst()
                .orElse(null);
        if (expired == null) {
            return false;
        }
        var personId = expired.get("person_id", UUID.class);
        identities.remove(expired.get("identifier", String.class));
        facts.tell(new AccountFact.AccountExpired(personId));
        people.remove(personId);
        return true;
    }
}
