package fr.palmares.notification.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.platform.events.Fact;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every fact of every service goes into the journal, in the order of its topic, each once. */
@ApplicationScoped
class JournalFeed {

    private static final Logger LOG = Logger.getLogger(JournalFeed.class);

    private final Journal journal;
    private final ObjectMapper json;
    private volatile boolean stopping;

    JournalFeed(Journal journal, ObjectMapper json) {
        this.journal = journal;
        this.json = json;
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    /** Tries for as long as the database is away: a fact that were passed over would be missing for good. */
    @Incoming("journal")
    @Blocking
    @Retry(maxRetries = -1, delay = 500, jitter = 100, maxDuration = 0)
    public void on(ConsumerRecords<String, String> kafka) {
        var facts = JsonNodeFactory.instance.arrayNode();
        for (var record : kafka) {
            read(record).ifPresent(fact -> {
                if (fact.path("type").asText().equals(Journal.ERASED)) {
                    erased(fact, facts);
                } else {
                    facts.add(fact.put("n", facts.size()));
                }
            });
        }
        record(facts);
    }

    private void record(ArrayNode facts) {
        if (!facts.isEmpty()) {
            journal.record(facts.toString());
            facts.removeAll();
        }
    }

    /** After everything before it, so that it reaches whoever was told of the person. */
    private void erased(ObjectNode fact, ArrayNode before) {
        record(before);
        record(JsonNodeFactory.instance.arrayNode().add(fact.put("n", 0)));
        if (fact.path("person").isTextual()) {
            journal.forget(UUID.fromString(fact.path("person").textValue()));
        }
    }

    @Scheduled(every = "10m", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        if (!stopping) {
            journal.forget();
        }
    }

    private Optional<ObjectNode> read(ConsumerRecord<String, String> record) {
        var age = Instant.ofEpochMilli(record.timestamp());
        if (record.value() == null || age.isBefore(Instant.now().minus(journal.kept()))) {
            return Optional.empty();
        }
        try {
            var fact = Fact.read(record);
            return fact.data() instanceof ObjectNode data && !Journal.NOT_FOR_OTHERS.contains(fact.type())
                    ? Optional.of(row(fact, data, record))
                    : Optional.empty();
        } catch (Fact.Unreadable unreadable) {
            LOG.warnf("not in the journal, and among the dead letters: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private ObjectNode row(Fact fact, ObjectNode data, ConsumerRecord<String, String> record) {
        var registration = text(data, "registrationId");
        return json.createObjectNode()
                .put("id", fact.id().toString())
                .put("type", clean(fact.type()))
                .put(
                        "source",
                        "/palmares/"
                                + record.topic().substring(0, record.topic().indexOf('.')))
                .put("subject", clean(fact.subject()))
                .put("line", registration == null ? clean(fact.subject()) : registration)
                .put("person", person(data))
                .put("academy", text(data, "academy"))
                .put("uai", text(data, "uai"))
                .put("time", fact.time().toString())
                .put("data", Journal.forOthers(data, record.value()));
    }

    private static @Nullable String person(JsonNode data) {
        var text = text(data, "personId");
        try {
            return text == null ? null : UUID.fromString(text).toString();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode data, String field) {
        var value = data.get(field);
        return value == null || !value.isTextual() ? null : clean(value.textValue());
    }

    /** PostgreSQL has no place for this one character, and nobody's identifier has it. */
    private static String clean(String text) {
        return text.replace("\0", "");
    }
}
