package fr.palmares.account.letters;

import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Empties the post box, in as many replicas as run. Each try takes a new secret and a lease on the row, so a crash in
 * between costs a second e-mail whose link works, never a lost one.
 */
@ApplicationScoped
class LetterRound {

    /** After this long an e-mail is given up. */
    static final Duration PATIENCE = Duration.ofHours(72);

    private static final Logger LOG = Logger.getLogger(LetterRound.class);
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    record Waiting(UUID id, LetterKind kind, UUID personId, String address, int attempts) {}

    record letter(
            String title,
            String givenNames,
            List<String> paragraphs,
            @Nullable String link) implements MailTemplateInstance {}

    private final Session database;
    private final Links links;
    private final Relay relay;
    private final Instance<Addressees> addressees;
    private final Accounts accounts;
    private final String front;

    LetterRound(
            Session database,
            Links links,
            Relay relay,
            @Any Instance<Addressees> addressees,
            Accounts accounts,
            @ConfigProperty(name = "palmares.account.front-url") String front) {
        this.database = database;
        this.links = links;
        this.relay = relay;
        this.addressees = addressees;
        this.accounts = accounts;
        this.front = front;
    }

    @Scheduled(every = "{palmares.account.letters.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (next().map(this::send).orElse(false)) {
            // one after the other, until the box is empty or the relay says no
        }
    }

    private Optional<Waiting> next() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = Instant.now();
            var waiting = database.createNativeQuery(
                            "SELECT id, kind, person_id, address, attempts, created_at FROM letter WHERE sent_at IS NULL AND due_at <= ?1"
                                    + " ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                            Tuple.class)
                    .setParameter(1, now)
                    .getResultStream()
                    .map(LetterRound::waiting)
                    .findFirst();
            waiting.ifPresent(letter -> database.createNativeMutationQuery(
                            "UPDATE letter SET attempts = attempts + 1, due_at = ?2 WHERE id = ?1")
                    .setParameter(1, letter.id())
                    .setParameter(2, now.plus(relay.patience()).plus(MARGIN))
                    .executeUpdate());
            return waiting;
        });
    }

    private static Waiting waiting(Tuple row) {
        return new Waiting(
                row.get("id", UUID.class),
                LetterKind.valueOf(row.get("kind", String.class)),
                row.get("person_id", UUID.class),
                row.get("address", String.class),
                row.get("attempts", Number.class).intValue());
    }

    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private boolean send(Waiting waiting) {
        try {
            var mail = QuarkusTransaction.requiringNew().call(() -> write(waiting));
            if (mail != null) {
                relay.take(mail);
            }
            QuarkusTransaction.requiringNew().run(() -> sent(waiting.id()));
            return true;
        } catch (RuntimeException relayDown) {
            LOG.warnf("e-mail %s (%s) waits: %s", waiting.id(), waiting.kind(), relayDown.getMessage());
            QuarkusTransaction.requiringNew().run(() -> putBack(waiting));
            return false;
        }
    }

    private @Nullable MailTemplateInstance write(Waiting waiting) {
        var now = Instant.now();
        var greeting = addressees.stream()
                .flatMap(one -> one.givenNamesOf(waiting.personId()).stream())
                .findFirst()
                .orElse(null);
        if (greeting == null) {
            return null;
        }
        var text = Wording.of(waiting.kind());
        var link = waiting.kind().link == null
                ? null
                : "%s/%s?token=%s"
                        .formatted(
                                front,
                                waiting.kind().link.page,
                                links.renew(waiting.kind().link, waiting.personId(), waiting.address(), now));
        if (waiting.kind() == LetterKind.ACTIVATION) {
            if (!(accounts.findToChange(waiting.personId()).orElse(null) instanceof Account.Created created)) {
                return null;
            }
            accounts.save(created.linkSentAt(now), now);
        }
        return new letter(text.title(), greeting, text.paragraphs(), link)
                .to(waiting.address())
                .subject(text.title());
    }

    private void sent(UUID id) {
        database.createNativeMutationQuery("UPDATE letter SET sent_at = ?2 WHERE id = ?1")
                .setParameter(1, id)
                .setParameter(2, Instant.now())
                .executeUpdate();
    }

    /** For later, or for good when it is too old. */
    private void putBack(Waiting waiting) {
        var now = Instant.now();
        database.createNativeMutationQuery("UPDATE letter SET due_at = ?2 WHERE id = ?1")
                .setParameter(1, waiting.id())
                .setParameter(2, now.plus(pause(waiting.attempts())))
                .executeUpdate();
        database.createNativeMutationQuery("DELETE FROM letter WHERE id = ?1 AND created_at < ?2")
                .setParameter(1, waiting.id())
                .setParameter(2, now.minus(PATIENCE))
                .executeUpdate();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetSent() {
        var limit = Instant.now().minus(Duration.ofDays(1));
        database.createNativeMutationQuery("DELETE FROM letter WHERE sent_at < ?1")
                .setParameter(1, limit)
                .executeUpdate();
        database.createNativeMutationQuery("DELETE FROM single_use_link WHERE expires_at < ?1")
                .setParameter(1, limit)
                .executeUpdate();
    }
}
