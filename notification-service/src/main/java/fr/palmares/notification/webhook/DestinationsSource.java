package fr.palmares.notification.webhook;

import fr.palmares.notification.webhook.domain.Destinations;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Public addresses only; the local stack and tests alone may reach their own machine. */
@ApplicationScoped
class DestinationsSource {

    private final boolean loopback;

    DestinationsSource(
            @ConfigProperty(name = "palmares.notification.webhooks.allow-loopback", defaultValue = "false")
                    boolean loopback) {
        this.loopback = loopback;
    }

    @Produces
    @Singleton
    Destinations destinations() {
        return new Destinations(loopback);
    }

    void refuseLoopbackInProduction(@Observes StartupEvent started) {
        refuse(loopback, ConfigUtils.isProfileActive("local") || ConfigUtils.isProfileActive("test"));
    }

    static void refuse(boolean loopback, boolean onOneMachine) {
        if (loopback && !onOneMachine) {
            throw new IllegalStateException("palmares.notification.webhooks.allow-loopback opens our own network to"
                    + " webhooks: it is allowed in the local profile only");
        }
    }
}
