package fr.palmares.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Honours {@code Idempotency-Key}: the key, the command's effects and the answer are committed together, so a repeated
 * request gets the first answer and does nothing, whenever the connection or the process was lost.
 */
@ApplicationScoped
public class Idempotency {

    private final EntityManager database;
    private final ObjectMapper json;
    private final Caller caller;

    Idempotency(EntityManager database, ObjectMapper json, Caller caller) {
        this.database = database;
        this.json = json;
        this.caller = caller;
    }

    /**
     * @param key the request's {@code Idempotency-Key}; without one the work is simply done
     * @param command what is asked, operation and body; another command under the same key is refused
     * @param answer what is kept: ids and numbers, nothing that names somebody, because an erasure does not look here;
     *     a door that answers more reads it again by the id
     * @throws InvalidInput 422 when the key was used for another command
     */
    @Transactional
    public <T> T once(@Nullable String key, Object command, Class<T> answer, Supplier<T> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > 200) {
            throw InvalidInput.malformed("#Idempotency-Key", "La clé d’idempotence dépasse 200 caractères.");
        }
        var hash = hash(command.getClass().getName() + write(command));
        if (reserve(key, hash)) {
            var result = work.get();
            keep(key, write(result));
            return result;
        }
        return read(earlier(key, hash), answer);
    }

    private boolean reserve(String key, String hash) {
        return database.createNativeQuery("INSERT INTO idempotency_key (caller, key, request_hash) VALUES (?1, ?2, ?3)"
                                + " ON CONFLICT DO NOTHING")
                        .setParameter(1, caller.subject())
                        .setParameter(2, key)
                        .setParameter(3, hash)
                        .executeUpdate()
                == 1;
    }

    private void keep(String key, String answer) {
        database.createNativeQuery("UPDATE idempotency_key SET answer = ?3 WHERE caller = ?1 AND key = ?2")
                .setParameter(1, caller.subject())
                .setParameter(2, key)
                .setParameter(3, answer)
                .executeUpdate();
    }

    private String earlier(String key, String hash) {
        var row = (Object[]) database.createNativeQuery(
                        "SELECT request_hash, answer FROM idempotency_key WHERE caller = ?1 AND key = ?2")
                .setParameter(1, caller.subject())
                .setParameter(2, key)
                .getSingleResult();
        if (!hash.equals(row[0])) {
            throw new InvalidInput(Problem.of(
                    422,
                    "/problems/idempotency-key-reused",
                    "Clé d’idempotence déjà employée",
                    "Cette clé a servi à une autre demande ; prenez-en une nouvelle pour chaque demande."));
        }
        return (String) row[1];
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T read(String stored, Class<T> answer) {
        try {
            return json.readValue(stored, answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
