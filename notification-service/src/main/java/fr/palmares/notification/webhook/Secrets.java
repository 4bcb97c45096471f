package fr.palmares.notification.webhook;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The secrets a webhook's messages are signed with. Each follows from the service's own key, the webhook and a serial
 * number, so that none is stored and a lost answer can be given again. Two are valid while one replaces the other.
 */
@ApplicationScoped
public class Secrets {

    static final Duration OVERLAP = Duration.ofDays(7);

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    record Valid(int serial, Instant createdAt, @Nullable Instant endsAt) {}

    private static final class NotSetUp extends ProblemException {
        private static final long serialVersionUID = 1L;

        NotSetUp() {
            super(Problem.of(
                    503,
                    "/problems/webhooks-not-set-up",
                    "Abonnements indisponibles",
                    "Cette installation n’a pas de clé pour signer ses messages : son administrateur la donne par le"
                            + " réglage palmares.notification.webhooks.signing-key (32 caractères au moins)."));
        }
    }

    private final Session database;
    private final Optional<String> key;

    Secrets(
            Session database,
            @ConfigProperty(name = "palmares.notification.webhooks.signing-key") Optional<String> key) {
        this.database = database;
        this.key = key.filter(text -> text.length() >= SHORTEST_KEY);
    }

    /** What signs now, the newest first. */
    public List<String> valid(UUID webhook) {
        return list(webhook).stream()
                .map(secret -> value(webhook, secret.serial()))
                .toList();
    }

    List<Valid> list(UUID webhook) {
        return database.createNativeQuery("""
                        SELECT serial, created_at, ends_at FROM webhook_secret
                         WHERE webhook_id = ?1 AND (ends_at IS NULL OR ends_at > ?2) ORDER BY serial DESC
                        """, jakarta.persistence.Tuple.class)
                .setParameter(1, webhook)
                .setParameter(2, Instant.now())
                .getResultStream()
                .map(row -> new Valid(
                        row.get("serial", Integer.class),
                        row.get("created_at", Instant.class),
                        row.get("ends_at", Instant.class)))
                .toList();
    }

    /** The next one signs from now on; that before it signs as well, for some days. */
    int next(UUID webhook) {
        var now = Instant.now();
        database.createNativeMutationQuery(
                        "UPDATE webhook_secret SET ends_at = ?2 WHERE webhook_id = ?1 AND ends_at IS NULL")
                .setParameter(1, webhook)
                .setParameter(2, now.plus(OVERLAP))
                .executeUpdate();
        return database.createNativeQuery("""
                        INSERT INTO webhook_secret (webhook_id, serial, created_at)
                        SELECT CAST(?1 AS uuid), coalesce(max(serial), 0) + 1, CAST(?2 AS timestamptz)
                          FROM webhook_secret WHERE webhook_id = ?1
                        RETURNING serial
                        """, Integer.class)
                .setParameter(1, webhook)
                .setParameter(2, now)
                .getSingleResult();
    }

    /** It signs no more. */
    void end(UUID webhook, int serial) {
        database.createNativeMutationQuery(
                        "UPDATE webhook_secret SET ends_at = ?3 WHERE webhook_id = ?1 AND serial = ?2")
                .setParameter(1, webhook)
                .setParameter(2, serial)
                .setParameter(3, Instant.now())
                .executeUpdate();
    }

    /** @throws ProblemException 503 when the installation has no key */
    String value(UUID webhook, int serial) {
        var master = key.orElseThrow(NotSetUp::new);
        var text = "palmares-webhook/" + webhook + "/" + serial;
        return "whsec_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(hmac(master, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@code t=<seconds>,v1=<hex>[,v1=<hex>]}: each secret's HMAC-SHA256 of the seconds, a dot and the body. */
    public static String signature(List<String> secrets, Instant at, byte[] body) {
        var seconds = Long.toString(at.getEpochSecond());
        var signed = new StringBuilder("t=").append(seconds);
        secrets.forEach(secret -> signed.append(",v1=")
                .append(HexFormat.of()
                        .formatHex(hmac(secret, (seconds + ".").getBytes(StandardCharsets.UTF_8), body))));
        return signed.toString();
    }

    private static byte[] hmac(String key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
