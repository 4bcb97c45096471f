package fr.palmares.registration.accommodation.confidential;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The service's outbox as the role of the health data reaches it: it may add a fact, in the transaction of the state that
 * the fact tells of, and read none.
 */
@ApplicationScoped
class ConfidentialOutbox {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final HealthDatabase database;
    private final Clock clock;
    private final String service;

    ConfidentialOutbox(
            HealthDatabase database, Clock clock, @ConfigProperty(name = "palmares.service") String service) {
        this.database = database;
        this.clock = clock;
        this.service = service;
    }

    void append(String type, UUID registrationId, String academy, @Nullable String uai, Record fact) {
        database.update(
                "INSERT INTO outbox_event (id, aggregatetype, aggregateid, type, payload, source, subject, time,"
                        + " traceparent, academy, uai) VALUES (uuidv7(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                service + ".events",
                registrationId.toString(),
                type,
                write(fact),
                "/palmares/" + service,
                registrationId.toString(),
                clock.instant().toString(),
                currentTrace(),
                academy,
                uai);
    }

    private static String write(Record fact) {
        try {
            return JSON.writeValueAsString(fact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String currentTrace() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
