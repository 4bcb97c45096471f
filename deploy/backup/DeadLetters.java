import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Lists the dead letters of a service, writes them again to where they came from, or forgets them. */
final class DeadLetters {

    private final String bootstrap;
    private final TopicPartition topic;

    private DeadLetters(String bootstrap, String service) {
        this.bootstrap = bootstrap;
        this.topic = new TopicPartition(service + ".dead-letters", 0);
    }

    public static void main(String[] arguments) throws Exception {
        var letters = new DeadLetters(arguments[0], arguments[2]);
        switch (arguments[1]) {
            case "list" -> letters.list();
            case "replay" -> letters.replay(arguments[3]);
            case "forget" -> letters.forget();
            default -> throw new IllegalArgumentException("list, replay or forget");
        }
    }

    private void list() {
        for (var record : records()) {
            System.out.printf(
                    "%d  %s-%s@%s  key %s  %s %s  %s%n",
                    record.offset(),
                    header(record, "dead-letter-topic"),
                    header(record, "dead-letter-partition"),
                    header(record, "dead-letter-offset"),
                    record.key() == null ? "-" : new String(record.key(), StandardCharsets.UTF_8),
                    header(record, "ce_type"),
                    header(record, "ce_id"),
                    header(record, "dead-letter-reason"));
        }
    }

    /** In order, with their own key and headers; those of the refusal are left out. */
    private void replay(String origin) throws Exception {
        int replayed = 0;
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var record : records()) {
                if (!header(record, "dead-letter-topic").equals(origin)) {
                    continue;
                }
                var again = new ProducerRecord<>(origin, record.key(), record.value());
                record.headers().forEach(header -> {
                    if (!header.key().startsWith("dead-letter-")) {
                        again.headers().add(header);
                    }
                });
                producer.send(again).get();
                replayed++;
            }
        }
        System.out.printf("%d replayed to %s%n", replayed, origin);
    }

    private void forget() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            admin.deleteRecords(Map.of(topic, RecordsToDelete.beforeOffset(-1))).all().get();
        }
        System.out.println(topic.topic() + " is empty");
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end = consumer.endOffsets(List.of(topic)).get(topic);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (consumer.position(topic) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
