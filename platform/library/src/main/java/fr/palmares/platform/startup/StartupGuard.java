package fr.palmares.platform.startup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Refuses to start outside the local, dev and test profiles with settings that belong there, and says every reason at
 * once: who repairs one by one restarts one by one.
 */
@ApplicationScoped
class StartupGuard {

    private static final Logger LOG = Logger.getLogger(StartupGuard.class);
    private static final List<String> OPEN_PROFILES = List.of("local", "dev", "test");

    private final SmallRyeConfig settings;

    StartupGuard(Config settings) {
        this.settings = settings.unwrap(SmallRyeConfig.class);
    }

    /** Before everything else that looks at its settings when the service starts. */
    void refuse(@Observes @Priority(1) StartupEvent started) throws InterruptedException {
        if (OPEN_PROFILES.stream().anyMatch(ConfigUtils::isProfileActive)) {
            return;
        }
        var reasons = new ArrayList<>(ProductionRules.brokenBy(settings));
        var realm = DemoSecrets.value(settings, "quarkus.oidc.auth-server-url");
        var client = settings.getOptionalValue("palmares.production.demo-client", String.class)
                .orElse("palmares-demo");
        if (realm != null) {
            switch (PasswordGrant.asked(URI.create(realm), client)) {
                case OPEN ->
                    reasons.add("The realm " + realm + " takes passwords from the client " + client
                            + ": disable its direct access grant or delete it.");
                case UNKNOWN -> LOG.warnf("%s did not say whether the password grant is closed", realm);
                case CLOSED -> LOG.debug("The password grant is closed");
            }
        }
        if (!reasons.isEmpty()) {
            throw new IllegalStateException(refusal(reasons));
        }
    }

    static String refusal(List<String> reasons) {
        return "This service does not start in production:\n - " + String.join("\n - ", reasons);
    }
}
