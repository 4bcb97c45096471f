package fr.palmares.notification.courier;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.notification.courier.domain.Outcome;
import fr.palmares.notification.webhook.Webhooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A message that says nothing, so that a receiver can try its address, its certificate and its check of signatures. */
@ApplicationScoped
class TestPost {

    private static final String TYPE = "notification.WebhookTested.v1";

    private record Known(String url, String cursor, List<String> secrets) {}

    private final Webhooks webhooks;
    private final SignedPost post;
    private final Errands errands;
    private final ObjectMapper json;

    TestPost(Webhooks webhooks, SignedPost post, Errands errands, ObjectMapper json) {
        this.webhooks = webhooks;
        this.post = post;
        this.errands = errands;
        this.json = json;
    }

    /** No transaction is open while the receiver takes its time. */
    Outcome send(UUID webhook) {
        var known = QuarkusTransaction.requiringNew()
                .call(() -> new Known(webhooks.get(webhook).url(), post.cursor(webhook), post.secrets(webhook)));
        var id = UUID.randomUUID();
        var begun = Instant.now();
        var message = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id.toString())
                .put("type", TYPE)
                .put("source", "/palmares/notification")
                .put("subject", webhook.toString())
                .put("time", begun.toString())
                .put("datacontenttype", "application/json")
                .put("cursor", known.cursor())
                .put("attempt", 0);
        var outcome = post.send(webhook, known.url(), message, "{\"webhookId\":\"" + webhook + "\"}", known.secrets());
        var took = Duration.between(begun, Instant.now());
        QuarkusTransaction.requiringNew().run(() -> errands.log(webhook, id, TYPE, 0, outcome, took));
        return outcome;
    }
}
