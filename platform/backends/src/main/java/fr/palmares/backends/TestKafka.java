package fr.palmares.backends;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes facts to Kafka as Debezium would, and reads what lies on a topic. */
public final class TestKafka implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final String bootstrapServers;
    private final KafkaProducer<String, String> producer;

    public TestKafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0", "max.block.ms", "20000"),
                new StringSerializer(),
                new StringSerializer());
    }

    /** The Kafka that {@link RealBackends} started for this test run. */
    public static TestKafka ofThisRun() {
        return new TestKafka(System.getProperty(RealBackends.KAFKA));
    }

    /** Sends a fact with CloudEvents headers; null data is a tombstone. Returns once the broker has it. */
    public void send(String topic, String key, String type, UUID id, @Nullable String json) {
        send(topic, key, type, id, Instant.now(), json);
    }

    public void send(String topic, String key, String type, UUID id, Instant time, @Nullable String json) {
        var record = new ProducerRecord<>(topic, key, json);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id.toString());
        header(record, "ce_type", type);
        header(record, "ce_source", "/palmares/" + topic.substring(0, topic.indexOf('.')));
        header(record, "ce_subject", key);
        header(record, "ce_time", time.toString());
        sendRaw(record);
    }

    /** Sends whatever it is given: for poison. */
    public void sendRaw(ProducerRecord<String, String> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything that lies on a topic now, oldest first. */
    public List<ConsumerRecord<String, String>> read(String topic) {
        try (var consumer = consumerOf(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The first record of a topic that fits, as soon as it is there; fails after 30 s. */
    public ConsumerRecord<String, String> await(String topic, Predicate<ConsumerRecord<String, String>> wanted) {
        var deadline = Instant.now().plus(PATIENCE);
        try (var consumer = consumerOf(topic)) {
            while (Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (wanted.test(record)) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("No such record on " + topic + " within " + PATIENCE.toSeconds() + " s; there are "
                + read(topic).size() + " others");
    }

    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }

    private KafkaConsumer<String, String> consumerOf(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        // asking for a topic that nobody has written to yet makes it, a moment later
        var deadline = Instant.now().plus(PATIENCE);
        var known = consumer.partitionsFor(topic);
        while (known.isEmpty() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            known = consumer.partitionsFor(topic);
        }
        var partitions = known.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
