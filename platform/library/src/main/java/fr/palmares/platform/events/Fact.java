package fr.palmares.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A fact as another service told it.
 *
 * @param type name and version, such as {@code registration.RegistrationConfirmed.v1}
 * @param subject identifier of the aggregate, the key on Kafka
 * @param data what happened; null on a tombstone
 */
public record Fact(
        UUID id,
        String type,
        String subject,
        Instant time,
        @Nullable JsonNode data) {

    /** @throws Unreadable when a CloudEvents header is missing or the data are not JSON */
    public static Fact read(ConsumerRecord<String, String> kafka) {
        try {
            var data = kafka.value() == null ? null : FactJson.MAPPER.readTree(kafka.value());
            return new Fact(
                    UUID.fromString(header(kafka, "ce_id")),
                    header(kafka, "ce_type"),
                    kafka.key() == null ? header(kafka, "ce_subject") : kafka.key(),
                    Instant.parse(header(kafka, "ce_time")),
                    data);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            throw new Unreadable(
                    kafka.topic() + "-" + kafka.partition() + "@" + kafka.offset() + ": " + unreadable.getMessage(),
                    unreadable);
        }
    }

    /** The data, as the narrow record its reader chose; fields that record does not name are ignored. */
    public <T> T as(Class<T> reader) {
        if (data == null) {
            throw new Unreadable(type + " " + id + " has no data", null);
        }
        try {
            return FactJson.MAPPER.treeToValue(data, reader);
        } catch (JsonProcessingException unreadable) {
            throw new Unreadable(type + " " + id + ": " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static String header(ConsumerRecord<String, String> kafka, String name) {
        var header = kafka.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A record that no retry will make readable: it goes to the dead letters. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
