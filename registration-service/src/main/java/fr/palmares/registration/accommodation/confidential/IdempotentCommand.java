package fr.palmares.registration.accommodation.confidential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} for health data: key and hash stay beside the request, because the platform's table of answers
 * is open to the whole service.
 */
public final class IdempotentCommand {

    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private IdempotentCommand() {}

    public static AccommodationStore.@Nullable Once of(@Nullable String key, UUID registrationId, Record body) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > 200) {
            throw InvalidInput.malformed("#Idempotency-Key", "La clé d’idempotence dépasse 200 caractères.");
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((body.getClass().getName() + registrationId + JSON.writeValueAsString(body))
                            .getBytes(StandardCharsets.UTF_8));
            return new AccommodationStore.Once(key, HexFormat.of().formatHex(hash));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible.getClass().getName());
        }
    }

    static InvalidInput reused() {
        return new InvalidInput(Problem.of(
                422,
                "/problems/idempotency-key-reused",
                "Clé d’idempotence déjà employée",
                "Cette clé a servi à une autre demande ; prenez-en une nouvelle pour chaque demande."));
    }
}
