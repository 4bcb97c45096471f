package fr.palmares.account.letters;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where e-mails go. The mail client throws away a greeting that comes before it listens, and then waits for one until
 * the relay hangs up: connecting and listening on one event loop leaves no moment in between.
 */
@ApplicationScoped
class Relay {

    private final Context loop;
    private final Duration patience;

    Relay(Vertx vertx, @ConfigProperty(name = "quarkus.mailer.timeout", defaultValue = "60s") Duration patience) {
        this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.patience = patience;
    }

    /** How long sending may take; an e-mail that took longer has not gone. */
    Duration patience() {
        return patience;
    }

    /** Comes back once the relay has taken the e-mail. */
    void take(MailTemplateInstance mail) {
        mail.send()
                .runSubscriptionOn(sending -> loop.runOnContext(_ -> sending.run()))
                .await()
                .atMost(patience);
    }
}
