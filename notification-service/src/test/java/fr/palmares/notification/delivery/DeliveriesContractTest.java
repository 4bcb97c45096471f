package fr.palmares.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.Catalogue;
import fr.palmares.notification.World;
import fr.palmares.notification.delivery.Deliveries.Channel;
import fr.palmares.notification.delivery.Deliveries.Failure;
import fr.palmares.notification.inbox.domain.MessageKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is published is what the committed schema and example promise. */
@QuarkusTest
class DeliveriesContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Deliveries deliveries;

    @Inject
    World world;

    @ParameterizedTest
    @EnumSource
    void aDeliveryIsWhatItsSchemaSays(Channel channel) throws Exception {
        var message = UUID.randomUUID();

        QuarkusTransaction.requiringNew()
                .run(() -> deliveries.delivered(message, UUID.randomUUID(), MessageKind.SUMMONS, channel));

        fits("notification.MessageDelivered.v1", message);
    }

    @ParameterizedTest
    @EnumSource
    void aBounceIsWhatItsSchemaSays(Failure reason) throws Exception {
        var message = UUID.randomUUID();

        QuarkusTransaction.requiringNew()
                .run(() -> deliveries.bounced(message, UUID.randomUUID(), MessageKind.SUMMONS, reason));

        fits("notification.MessageBounced.v1", message);
    }

    @Test
    void theExamplesFitTheirSchemas() throws Exception {
        for (var type : new String[] {"notification.MessageDelivered.v1", "notification.MessageBounced.v1"}) {
            assertThat(Catalogue.misfits(type, Catalogue.example(type))).isEmpty();
        }
    }

    private void fits(String type, UUID message) throws Exception {
        var payload = JSON.readTree(
                world.text("SELECT payload FROM outbox_event WHERE type = ?1 AND aggregateid = ?2", type, message));
        assertThat(Catalogue.misfits(type, payload.toString())).isEmpty();
        var names = new ArrayList<String>();
        payload.fieldNames().forEachRemaining(names::add);
        assertThat(JSON.readTree(Catalogue.example(type)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(names);
    }
}
