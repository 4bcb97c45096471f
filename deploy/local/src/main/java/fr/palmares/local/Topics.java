package fr.palmares.local;

import fr.palmares.backends.Kafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the contract, as the stack creates them. */
final class Topics {

    static final List<String> FACTS = List.of(
            "account.events", "registration.events", "documents.events", "grading.events", "notification.events");
    static final List<String> PEOPLE = List.of("account.people", "registration.people");

    /**
     * A tombstone takes a name off within a week, however quiet the topic is; it stays for a month, so that a reader who
     * was away for long still hears it.
     */
    private static final Map<String, String> FORGETTING = Map.of(
            "cleanup.policy",
            "compact",
            "max.compaction.lag.ms",
            "" + Duration.ofDays(7).toMillis(),
            "delete.retention.ms",
            "" + Duration.ofDays(30).toMillis());

    private static final int PARTITIONS = 3;

    private Topics() {}

    /** Creates those that are missing. */
    static void create(Kafka kafka) throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = kafka.admin()) {
            var known = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            var missing = new ArrayList<NewTopic>();
            for (var topic : wanted()) {
                if (!known.contains(topic.name())) {
                    missing.add(topic);
                }
            }
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
        }
    }

    static List<NewTopic> wanted() {
        var topics = new ArrayList<NewTopic>();
        FACTS.forEach(name -> topics.add(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())));
        PEOPLE.forEach(
                name -> topics.add(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(FORGETTING)));
        for (var service : ServiceName.values()) {
            topics.add(new NewTopic(service.id() + ".dead-letters", Optional.of(1), Optional.empty()));
        }
        return topics;
    }
}
