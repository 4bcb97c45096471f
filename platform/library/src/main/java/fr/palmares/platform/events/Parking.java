package fr.palmares.platform.events;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Parks a record that no retry made readable among the dead letters, but never one that only met the end of this
 * service: its database is closed by then. That one stays unread, and the next replica takes it.
 */
@ApplicationScoped
@Unremovable
@Identifier("parking")
class Parking implements KafkaFailureHandler.Factory {

    private final KafkaFailureHandler.Factory deadLetters;
    private volatile boolean ending;

    Parking(@Identifier(KafkaFailureHandler.Strategy.DEAD_LETTER_QUEUE) KafkaFailureHandler.Factory deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** Comes before anything is closed. */
    void end(@Observes ShutdownEvent end) {
        ending = true;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration settings,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> report) {
        return new Attendant(deadLetters.create(settings, vertx, consumer, report));
    }

    private final class Attendant implements KafkaFailureHandler {

        private final KafkaFailureHandler letters;

        Attendant(KafkaFailureHandler letters) {
            this.letters = letters;
        }

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
            return ending ? Uni.createFrom().nothing() : letters.handle(record, reason, metadata);
        }

        @Override
        public void terminate() {
            letters.terminate();
        }
    }
}
