package fr.palmares.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ParkingTest {

    private final List<String> parked = new ArrayList<>();
    private final Parking parking = new Parking((settings, vertx, consumer, report) -> new KafkaFailureHandler() {
        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
            parked.add(reason.getMessage());
            return Uni.createFrom().voidItem();
        }
    });
    private final KafkaFailureHandler attendant = parking.create(null, null, null, null);

    @Test
    void aRecordThatCannotBeReadIsParked() {
        attendant
                .handle(null, new IllegalArgumentException("unreadable"), null)
                .await()
                .indefinitely();

        assertThat(parked).containsExactly("unreadable");
    }

    @Test
    void aRecordThatMetTheEndOfTheServiceIsLeftToTheNextReplica() {
        var acknowledged = new AtomicBoolean();

        parking.end(new ShutdownEvent());
        attendant
                .handle(null, new IllegalStateException("EntityManagerFactory is closed"), null)
                .subscribe()
                .with(done -> acknowledged.set(true));

        assertThat(parked).isEmpty();
        assertThat(acknowledged).isFalse();
    }
}
