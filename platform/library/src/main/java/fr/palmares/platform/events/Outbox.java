package fr.palmares.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.platform.observe.FactTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a command leaves the fact it produced. The row is committed or rolled back with the command; Debezium reads it
 * from the write-ahead log and publishes it at least once, as a CloudEvent in binary mode.
 */
@ApplicationScoped
public class Outbox {

    private final Clock clock;
    private final String service;

    Outbox(Clock clock, @ConfigProperty(name = "palmares.service") String service) {
        this.clock = clock;
        this.service = service;
    }

    /**
     * Publishes {@code data} on the service's own topic, {@code <service>.events}.
     *
     * @param type the fact's name with its version, such as {@code account.AccountCreated.v1}
     * @param subject identifier of the aggregate; facts of one subject keep their order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String type, Object subject, Object data) {
        appendTo(service + ".events", type, subject, data);
    }

    /** Publishes on another topic of this service; {@code null} data is a tombstone, which a compacted topic forgets by. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendTo(String topic, String type, Object key, @Nullable Object data) {
        var json = data == null ? null : FactJson.MAPPER.<JsonNode>valueToTree(data);
        var row = new OutboxEvent();
        row.topic = topic;
        row.key = key.toString();
        row.subject = key.toString();
        row.type = type;
        row.source = "/palmares/" + service;
        row.time = clock.instant().toString();
        row.traceparent = FactTrace.current();
        if (json != null) {
            row.payload = write(json);
            row.academy = text(json, "academy");
            row.uai = text(json, "uai");
        }
        row.persist();
    }

    private static String write(JsonNode json) {
        try {
            return FactJson.MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String text(JsonNode json, String field) {
        var value = json.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }
}
