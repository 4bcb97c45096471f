package fr.palmares.account.erasure;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.IdentitiesUnavailable;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.People;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Forgets somebody everywhere. Rows first, with a note for Keycloak: whatever happens in between, {@link
 * UnfinishedIdentities} takes away the user that nobody owns any more. The other services hear it by a fact and by a
 * tombstone.
 */
@ApplicationScoped
public class Erasure {

    record AccountErased(UUID personId) {}

    private static final Logger LOG = Logger.getLogger(Erasure.class);

    private final Accounts accounts;
    private final People people;
    private final Identities identities;
    private final UnfinishedIdentities unfinished;
    private final Outbox outbox;
    private final AuditTrail audit;

    Erasure(
            Accounts accounts,
            People people,
            Identities identities,
            UnfinishedIdentities unfinished,
            Outbox outbox,
            AuditTrail audit) {
        this.accounts = accounts;
        this.people = people;
        this.identities = identities;
        this.unfinished = unfinished;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * The rows, in the caller's transaction; {@link #finish} follows its commit.
     *
     * @param actor who erases: the person, or the job at the end of their time
     * @return the Keycloak user to take away, if there is one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<String> forget(UUID personId, String actor) {
        var username = accounts.findToChange(personId).map(Account::identifier);
        username.ifPresent(one -> unfinished.begin(one, personId));
        outbox.append("account.AccountErased.v1", personId, new AccountErased(personId));
        people.remove(personId);
        audit.record(actor, "person.erased", personId.toString(), Map.of());
        return username;
    }

    /** Keycloak's part, at once if it answers, otherwise by the job that mends. */
    public void finish(Optional<String> user) {
        user.ifPresent(username -> {
            try {
                identities.remove(username);
                QuarkusTransaction.requiringNew().run(() -> unfinished.done(username));
            } catch (IdentitiesUnavailable later) {
                LOG.warn("an erased person's Keycloak user goes later: " + later.getMessage());
            }
        });
    }
}
