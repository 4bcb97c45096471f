package fr.palmares.account.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Single-use secrets: the person has them by e-mail, we only keep what they hash to. They live in real time. */
@ApplicationScoped
public class Links {

    /** A link that somebody followed; whether it is still good is the caller's question. */
    public record Link(
            UUID personId,
            String email,
            Instant expiresAt,
            @Nullable Instant usedAt) {

        public boolean good(Instant now) {
            return usedAt == null && now.isBefore(expiresAt);
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Session database;

    Links(Session database) {
        this.database = database;
    }

    /** A new secret; it ends the older ones of the same purpose. */
    @Transactional(Transactional.TxType.MANDATORY)
    String renew(LinkPurpose purpose, UUID personId, String email, Instant now) {
        database.createNativeMutationQuery(
                        "DELETE FROM single_use_link WHERE person_id = ?1 AND purpose = ?2 AND used_at IS NULL")
                .setParameter(1, personId)
                .setParameter(2, purpose.name())
                .executeUpdate();
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.createNativeMutationQuery("INSERT INTO single_use_link (hash, purpose, person_id, email, expires_at)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, hash(token))
                .setParameter(2, purpose.name())
                .setParameter(3, personId)
                .setParameter(4, email)
                .setParameter(5, now.plus(purpose.life))
                .executeUpdate();
        return token;
    }

    /** What a token stands for, nobody else using it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Link> find(LinkPurpose purpose, String token) {
        return database.createNativeQuery(
                        "SELECT person_id, email, expires_at, used_at FROM single_use_link"
                                + " WHERE hash = ?1 AND purpose = ?2 FOR UPDATE",
                        Tuple.class)
                .setParameter(1, hash(token))
                .setParameter(2, purpose.name())
                .getResultStream()
                .map(row -> new Link(
                        row.get("person_id", UUID.class),
                        row.get("email", String.class),
                        row.get("expires_at", Instant.class),
                        row.get("used_at", Instant.class)))
                .findFirst();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void used(String token, Instant now) {
        database.createNativeMutationQuery("UPDATE single_use_link SET used_at = ?2 WHERE hash = ?1")
                .setParameter(1, hash(token))
                .setParameter(2, now)
                .executeUpdate();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
