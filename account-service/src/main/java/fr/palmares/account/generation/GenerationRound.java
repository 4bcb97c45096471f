package fr.palmares.account.generation;

import fr.palmares.account.generation.domain.Identifier;
import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.IdentitiesUnavailable;
import fr.palmares.account.person.AccountFacts;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.AccountFact;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.Origin;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.person.domain.Person;
import fr.palmares.platform.events.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Makes the accounts a school asked for, some hundred per transaction: after a crash the next round goes on behind the
 * last one committed. The Keycloak user comes at the first login, so a generation never waits for Keycloak.
 */
@ApplicationScoped
class GenerationRound {

    private static final Logger LOG = Logger.getLogger(GenerationRound.class);
    private static final int PART = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    record AccountsGenerated(UUID generationId, String uai, int examSession, int count) {}

    private final Session database;
    private final Identities identities;
    private final Generations generations;
    private final People people;
    private final Accounts accounts;
    private final AccountFacts facts;
    private final Outbox outbox;
    private final Duration settling;

    GenerationRound(
            Session database,
            Identities identities,
            Generations generations,
            People people,
            Accounts accounts,
            AccountFacts facts,
            Outbox outbox,
            @ConfigProperty(name = "palmares.account.generations.settling") Duration settling) {
        this.database = database;
        this.identities = identities;
        this.generations = generations;
        this.people = people;
        this.accounts = accounts;
        this.facts = facts;
        this.outbox = outbox;
        this.settling = settling;
    }

    @Scheduled(every = "{palmares.account.generations.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::part)) {
                // part by part, each kept
            }
        } catch (IdentitiesUnavailable later) {
            LOG.warn("a generation waits: " + later.getMessage());
        }
    }

    private boolean part() {
        var generation = database.createNativeQuery(
                        "SELECT * FROM account_generation WHERE state = 'RUNNING' ORDER BY requested_at LIMIT 1"
                                + " FOR UPDATE SKIP LOCKED",
                        GenerationRow.class)
                .getResultStream()
                .findFirst()
                .orElse(null);
        if (generation == null) {
            return false;
        }
        var waiting = waiting(generation.id);
        if (waiting.isEmpty()) {
            return comeToAnEnd(generation);
        }
        for (var personId : waiting) {
            people.find(personId).ifPresent(person -> make(generation, person));
        }
        database.createNativeMutationQuery(
                        "UPDATE account_generation_entry SET made = true WHERE generation_id = ?1 AND person_id IN (?2)")
                .setParameter(1, generation.id)
                .setParameter(2, waiting)
                .executeUpdate();
        return true;
    }

    private List<UUID> waiting(UUID generation) {
        return database.createNativeQuery(
                        "SELECT person_id FROM account_generation_entry WHERE generation_id = ?1 AND NOT made"
                                + " ORDER BY person_id LIMIT " + PART,
                        UUID.class)
                .setParameter(1, generation)
                .getResultStream()
                .toList();
    }

    private void make(GenerationRow generation, Person person) {
        var now = Instant.now();
        switch (accounts.findToChange(person.id()).orElse(null)) {
            case null -> {
                accounts.save(
                        new Account.Created(
                                person.id(), freeIdentifier(person), Origin.ESTABLISHMENT, null, null, 0, null),
                        now);
                people.save(person.with(AccountState.CREATED));
                facts.tell(new AccountFact.AccountCreated(person.id(), Origin.ESTABLISHMENT, generation.uai));
            }
            case Account.Created created
            when created.origin() == Origin.ESTABLISHMENT && generation.everybody ->
                accounts.save(created.withNewCode(), now);
            case Account.Active active
            when generation.chosen && active.origin() == Origin.ESTABLISHMENT && active.email() == null -> {
                identities.suspend(active.identity(), active.identifier(), person);
                accounts.save(active.recover(), now);
                people.save(person.with(AccountState.CREATED));
            }
            case Account _ -> {
                // signs in already, or opened the account alone: it stays as it is
            }
        }
    }

    private String freeIdentifier(Person person) {
        while (true) {
            var identifier = Identifier.of(person.civilStatus(), RANDOM);
            if (accounts.findToChange(identifier).isEmpty()) {
                return identifier;
            }
        }
    }

    /** Candidates of an import that is still arriving are waited for, a few seconds. */
    private boolean comeToAnEnd(GenerationRow generation) {
        var late = generation.chosen ? 0 : generations.add(generation);
        generation.total += late;
        if (late == 0
                && !generation.chosen
                && generation.requestedAt.plus(settling).isAfter(Instant.now())) {
            return false;
        }
        if (late == 0) {
            finish(generation);
        }
        return true;
    }

    private void finish(GenerationRow generation) {
        generation.state = GenerationRow.State.DONE;
        generation.finishedAt = Instant.now();
        outbox.append(
                "account.AccountsGenerated.v1",
                generation.id,
                new AccountsGenerated(generation.id, generation.uai, generation.examSession, generation.total));
    }
}
