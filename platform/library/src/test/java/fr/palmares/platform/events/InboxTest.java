package fr.palmares.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest {

    record Thing(String name) {}

    @Inject
    Inbox inbox;

    @Test
    void aFactDeliveredTwiceIsReadOnce() {
        var record = record(UUID.randomUUID().toString(), "{\"name\":\"a\",\"unknown\":1}");
        var read = new ArrayList<String>();

        inbox.once(record, fact -> read.add(fact.as(Thing.class).name()));
        inbox.once(record, fact -> read.add(fact.as(Thing.class).name()));

        assertThat(read).containsExactly("a");
    }

    @Test
    void aFactWhoseReaderFailedIsReadAgain() {
        var record = record(UUID.randomUUID().toString(), "{\"name\":\"a\"}");
        var read = new ArrayList<String>();
        assertThatThrownBy(() -> inbox.once(record, fact -> {
                    throw new IllegalStateException("the database is full");
                }))
                .hasMessageContaining("full");

        inbox.once(record, fact -> read.add(fact.as(Thing.class).name()));

        assertThat(read).containsExactly("a");
    }

    @Test
    void aTombstoneIsAFactWithoutData() {
        var read = new ArrayList<Fact>();

        inbox.once(record(UUID.randomUUID().toString(), null), read::add);

        assertThat(read)
                .singleElement()
                .satisfies(fact -> assertThat(fact.data()).isNull());
    }

    @Test
    void whatIsNoFactIsUnreadable() {
        assertThatThrownBy(() -> inbox.once(record("no uuid", "{}"), fact -> {}))
                .isInstanceOf(Fact.Unreadable.class);
        assertThatThrownBy(() -> inbox.once(record(UUID.randomUUID().toString(), "{"), fact -> {}))
                .isInstanceOf(Fact.Unreadable.class);
    }

    private static ConsumerRecord<String, String> record(String id, @Nullable String value) {
        var record = new ConsumerRecord<>("platform.events", 0, 0L, "key", value);
        header(record, "ce_id", id);
        header(record, "ce_type", "platform.ThingMade.v1");
        header(record, "ce_time", "2025-11-12T09:30:00Z");
        return record;
    }

    private static void header(ConsumerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
