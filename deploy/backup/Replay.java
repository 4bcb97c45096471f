import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Dead letters of one service, written again to the topic that they came from; in order, headers of the refusal left out. */
void main(String[] arguments) throws Exception {
    var bootstrap = arguments[0];
    var deadLetters = new TopicPartition(arguments[1] + ".dead-letters", 0);
    var origin = arguments[2];
    int replayed = 0;
    int left = 0;
    try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of("bootstrap.servers", bootstrap),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
        consumer.assign(List.of(deadLetters));
        consumer.seekToBeginning(List.of(deadLetters));
        long end = consumer.endOffsets(List.of(deadLetters)).get(deadLetters);
        while (consumer.position(deadLetters) < end) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                var from = record.headers().lastHeader("dead-letter-topic");
                if (from == null || !new String(from.value(), StandardCharsets.UTF_8).equals(origin)) {
                    left++;
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
    }
    System.out.printf("%d replayed to %s, %d of other topics left alone%n", replayed, origin, left);
}
