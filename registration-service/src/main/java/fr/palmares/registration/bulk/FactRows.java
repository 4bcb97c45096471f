package fr.palmares.registration.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Many facts of one command: the rows that the outbox would write one by one, written by one {@code COPY}. */
public final class FactRows {

    private static final String SERVICE = "registration";

    private static final ObjectWriter JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build()
            .writer();

    private final CopyRows rows = new CopyRows(
            "outbox_event", "id, aggregatetype, aggregateid, type, payload, source, subject, time, academy, uai");
    private final String now;

    public FactRows(Instant now) {
        this.now = now.toString();
    }

    /** A fact about a registration, on the service's own topic. */
    public void add(String type, UUID subject, Object data, String academy, @Nullable String uai) {
        addTo(SERVICE + ".events", type, subject, data, academy, uai);
    }

    /** A fact on another topic of this service. */
    public void addTo(String topic, String type, UUID key, Object data, String academy, @Nullable String uai) {
        rows.add(TimeOrderedId.next(), topic, key, type, json(data), "/palmares/" + SERVICE, key, now, academy, uai);
    }

    public void write(Connection connection) throws SQLException {
        rows.write(connection);
    }

    private static String json(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
