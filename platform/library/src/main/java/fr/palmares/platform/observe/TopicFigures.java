package fr.palmares.platform.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far the service is behind on the topics it reads, and how many records it gave up on. */
@ApplicationScoped
class TopicFigures {

    private static final Logger LOG = Logger.getLogger(TopicFigures.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final Map<String, Set<String>> topicsByGroup;
    private final String deadLetters;
    private final MultiGauge lag;
    private final MultiGauge dead;
    private @Nullable Admin admin;

    TopicFigures(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Config settings,
            MeterRegistry registry,
            @ConfigProperty(name = "palmares.service") String service,
            @ConfigProperty(name = "quarkus.application.name") String group) {
        this.kafka = kafka;
        this.topicsByGroup = topicsRead(settings, group);
        this.deadLetters = service + ".dead-letters";
        this.lag = MultiGauge.builder("palmares.consumer.lag")
                .description("Records on a topic that this service has not taken in yet")
                .register(registry);
        this.dead = MultiGauge.builder("palmares.dead.letters")
                .description("Records that no retry made readable and that nobody has looked after yet")
                .register(registry);
    }

    @Scheduled(
            every = "${palmares.observe.every}",
            delayed = "${palmares.observe.delay}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() throws InterruptedException {
        if (topicsByGroup.isEmpty()) {
            return;
        }
        try {
            var rows = new ArrayList<MultiGauge.Row<?>>();
            for (var reader : topicsByGroup.entrySet()) {
                rows.addAll(behind(reader.getKey(), reader.getValue()));
            }
            lag.register(rows, true);
            dead.register(List.of(MultiGauge.Row.of(Tags.of("topic", deadLetters), deadLetters())), true);
        } catch (ExecutionException | TimeoutException unreachable) {
            LOG.warnf("Kafka did not say how far we are: %s", unreachable.getMessage());
            lag.register(List.of(), true);
            dead.register(List.of(), true);
        }
    }

    @PreDestroy
    void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Per topic: the sum over its partitions of what lies there and was not committed by the group. */
    private List<MultiGauge.Row<?>> behind(String group, Set<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        var partitions = partitionsOf(topics);
        var ends = offsets(partitions, OffsetSpec.latest());
        var starts = offsets(partitions, OffsetSpec.earliest());
        var committed = admin().listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var perTopic = new TreeMap<String, Long>();
        for (var partition : partitions) {
            var done = committed.get(partition);
            long from = done == null ? starts.get(partition).offset() : done.offset();
            perTopic.merge(partition.topic(), Math.max(0, ends.get(partition).offset() - from), Long::sum);
        }
        var rows = new ArrayList<MultiGauge.Row<?>>();
        perTopic.forEach(
                (topic, records) -> rows.add(MultiGauge.Row.of(Tags.of("reader", group, "topic", topic), records)));
        return rows;
    }

    private long deadLetters() throws InterruptedException, ExecutionException, TimeoutException {
        var partitions = partitionsOf(Set.of(deadLetters));
        var ends = offsets(partitions, OffsetSpec.latest());
        var starts = offsets(partitions, OffsetSpec.earliest());
        return partitions.stream()
                .mapToLong(one -> ends.get(one).offset() - starts.get(one).offset())
                .sum();
    }

    /** Of those topics that are there: asking for one that is not would make it. */
    private List<TopicPartition> partitionsOf(Set<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        var known = new TreeSet<>(admin().listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        known.retainAll(names);
        var partitions = new ArrayList<TopicPartition>();
        admin().describeTopics(known)
                .allTopicNames()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .forEach((name, topic) ->
                        topic.partitions().forEach(one -> partitions.add(new TopicPartition(name, one.partition()))));
        return partitions;
    }

    private Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> offsets(
            List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> asked.put(partition, which));
        return admin().listOffsets(asked).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private Admin admin() {
        if (admin == null) {
            var settings = new HashMap<String, Object>();
            kafka.forEach((name, value) -> {
                if (AdminClientConfig.configNames().contains(name)) {
                    settings.put(name, value);
                }
            });
            admin = Admin.create(settings);
        }
        return admin;
    }

    private static Map<String, Set<String>> topicsRead(Config settings, String ownGroup) {
        var topics = new TreeMap<String, Set<String>>();
        for (var name : settings.getPropertyNames()) {
            if (name.startsWith("mp.messaging.incoming.") && name.endsWith(".topic")) {
                var channel = name.substring(0, name.length() - ".topic".length());
                var group = settings.getOptionalValue(channel + ".group.id", String.class)
                        .orElse(ownGroup);
                settings.getOptionalValue(name, String.class)
                        .ifPresent(topic -> topics.computeIfAbsent(group, _ -> new TreeSet<>())
                                .add(topic));
            }
        }
        return topics;
    }
}
