package fr.palmares.notification.courier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.notification.courier.Errands.Destination;
import fr.palmares.notification.courier.Errands.Errand;
import fr.palmares.notification.courier.Errands.Report;
import fr.palmares.notification.courier.domain.Outcome;
import fr.palmares.notification.journal.Journal;
import fr.palmares.notification.webhook.Secrets;
import fr.palmares.notification.webhook.domain.Destinations;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A fact as a receiver gets it: a CloudEvent in structured mode, with where the receiver stands, signed. */
@ApplicationScoped
class SignedPost {

    private static final String CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";

    private final Sender sender;
    private final Journal journal;
    private final Secrets secrets;
    private final ObjectMapper json;

    SignedPost(
            Vertx vertx,
            Destinations destinations,
            Journal journal,
            Secrets secrets,
            ObjectMapper json,
            @ConfigProperty(name = "palmares.notification.webhooks.timeout") Duration patience) {
        this.sender = new Sender(vertx, destinations, InetAddress::getAllByName, patience);
        this.journal = journal;
        this.secrets = secrets;
        this.json = json;
    }

    @Transactional
    String cursor(UUID webhook) {
        return journal.told(webhook);
    }

    @Transactional
    List<String> secrets(UUID webhook) {
        return secrets.valid(webhook);
    }

    Report send(Destination to, Errand errand, String cursor, List<String> keys) {
        var fact = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", errand.factId().toString())
                .put("type", errand.type())
                .put("source", errand.source())
                .put("subject", errand.subject())
                .put("time", errand.time())
                .put("datacontenttype", "application/json")
                .put("cursor", cursor)
                .put("attempt", errand.attempts());
        var begun = Instant.now();
        var outcome = send(to.id(), to.url(), fact, errand.data(), keys);
        return new Report(errand, outcome, Duration.between(begun, Instant.now()));
    }

    Outcome send(UUID webhook, String url, ObjectNode fact, String data, List<String> keys) {
        try {
            fact.set("data", json.readTree(data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        var body = fact.toString().getBytes(StandardCharsets.UTF_8);
        return sender.post(
                URI.create(url),
                Map.of(
                        "Content-Type",
                        CLOUD_EVENT,
                        "User-Agent",
                        "Palmares-Webhook/1",
                        "Palmares-Webhook",
                        webhook.toString(),
                        "Palmares-Signature",
                        Secrets.signature(keys, Instant.now(), body)),
                body);
    }
}
