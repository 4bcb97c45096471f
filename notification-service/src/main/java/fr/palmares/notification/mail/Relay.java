package fr.palmares.notification.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
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

    private final ReactiveMailer mailer;
    private final Context loop;
    private final Duration patience;

    Relay(
            ReactiveMailer mailer,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.mailer.timeout", defaultValue = "60s") Duration patience) {
        this.mailer = mailer;
        this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.patience = patience;
    }

    /** Comes back once the relay has taken the e-mail. */
    void take(Mail mail) {
        mailer.send(mail)
                .runSubscriptionOn(sending -> loop.runOnContext(_ -> sending.run()))
                .await()
                .atMost(patience);
    }
}
