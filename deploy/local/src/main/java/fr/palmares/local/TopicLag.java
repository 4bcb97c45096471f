package fr.palmares.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.backends.Kafka;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What lies on the topics of the contract, and how much of it each reader has not read yet. */
final class TopicLag {

    private final Admin admin;
    private final ObjectNode said = JsonNodeFactory.instance.objectNode();

    private TopicLag(Admin admin) {
        this.admin = admin;
    }

    static JsonNode of(Kafka kafka) throws IOException, InterruptedException {
        try (var admin = kafka.admin()) {
            return new TopicLag(admin).ask();
        } catch (ExecutionException | TimeoutException silent) {
            throw new IOException("Kafka ne répond pas : " + silent.getMessage(), silent);
        }
    }

    private JsonNode ask() throws InterruptedException, ExecutionException, TimeoutException {
        var names = await(admin.listTopics().names()).stream()
                .filter(name -> name.matches(".*\\.(events|people|dead-letters)"))
                .toList();
        var places = await(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var from = offsets(places, OffsetSpec.earliest());
        var to = offsets(places, OffsetSpec.latest());
        topics(places, from, to);
        lags(to);
        return said;
    }

    private void topics(
            Collection<TopicPartition> places, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        var topics = said.putArray("topics");
        places.stream()
                .collect(Collectors.groupingBy(TopicPartition::topic, TreeMap::new, Collectors.toList()))
                .forEach((name, partitions) -> topics.addObject()
                        .put("name", name)
                        .put("partitions", partitions.size())
                        .put(
                                "records",
                                partitions.stream()
                                        .mapToLong(place -> to.getOrDefault(place, 0L) - from.getOrDefault(place, 0L))
                                        .sum()));
    }

    private void lags(Map<TopicPartition, Long> to) throws InterruptedException, ExecutionException, TimeoutException {
        var lags = said.putArray("lags");
        var groups = await(
                        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                .stream()
                .map(GroupListing::groupId)
                .filter(group -> group.endsWith("-service"))
                .sorted()
                .toList();
        var read = await(admin.listConsumerGroupOffsets(groups.stream()
                        .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec())))
                .all());
        for (var group : groups) {
            var perTopic = new TreeMap<String, long[]>();
            read.getOrDefault(group, Map.of()).forEach((place, offset) -> add(perTopic, place, offset, to));
            perTopic.forEach((topic, sums) -> lags.addObject()
                    .put("group", group)
                    .put("topic", topic)
                    .put("read", sums[0])
                    .put("lag", sums[1]));
        }
    }

    private static void add(
            Map<String, long[]> perTopic,
            TopicPartition place,
            OffsetAndMetadata offset,
            Map<TopicPartition, Long> to) {
        if (offset != null && to.containsKey(place)) {
            var sums = perTopic.computeIfAbsent(place.topic(), _ -> new long[2]);
            sums[0] += offset.offset();
            sums[1] += Math.max(0, to.get(place) - offset.offset());
        }
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> places, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        var answer = await(admin.listOffsets(places.stream().collect(Collectors.toMap(Function.identity(), _ -> which)))
                .all());
        return answer.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T await(KafkaFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(10, TimeUnit.SECONDS);
    }
}
