package fr.palmares.local;

import fr.palmares.backends.Kafka;
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

    private static List<NewTopic> wanted() {
        var topics = new ArrayList<NewTopic>();
        FACTS.forEach(name -> topics.add(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())));
        PEOPLE.forEach(name -> topics.add(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of("cleanup.policy", "compact"))));
        for (var service : ServiceName.values()) {
            topics.add(new NewTopic(service.id() + ".dead-letters", Optional.of(1), Optional.empty()));
        }
        return topics;
    }
}
