package fr.palmares.local.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many facts each topic holds, read from Kafka itself. */
final class FactCount {

    private FactCount() {}

    static Map<String, Long> perTopic(String bootstrap) {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        var counts = new TreeMap<String, Long>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.listTopics(Duration.ofSeconds(10)).forEach((topic, partitions) -> {
                if (topic.endsWith(".events") || topic.endsWith(".people") || topic.endsWith(".dead-letters")) {
                    var places = partitions.stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
                    var from = consumer.beginningOffsets(places);
                    var to = consumer.endOffsets(places);
                    counts.put(
                            topic,
                            places.stream()
                                    .mapToLong(place -> to.get(place) - from.get(place))
                                    .sum());
                }
            });
        }
        return counts;
    }
}
