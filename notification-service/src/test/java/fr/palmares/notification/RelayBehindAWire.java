package fr.palmares.notification;

import fr.palmares.backends.Home;
import fr.palmares.backends.Mailbox;
import fr.palmares.backends.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A real mail server, reached over a {@link Wire} that a test can cut. */
public final class RelayBehindAWire implements QuarkusTestResourceLifecycleManager {

    private Mailbox mailbox;
    private Wire wire;

    @Override
    public Map<String, String> start() {
        var ports = Ports.free(2);
        mailbox = new Mailbox(Home.temporary(), ports.get(0), ports.get(1));
        mailbox.start();
        try {
            wire = new Wire(mailbox.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "quarkus.mailer.host",
                "localhost",
                "quarkus.mailer.port",
                "" + wire.port(),
                "quarkus.mailer.mock",
                "false",
                "palmares.test.mail-api",
                mailbox.api());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(wire, field -> field.getType().equals(Wire.class));
    }

    @Override
    public void stop() {
        if (wire != null) {
            wire.cut();
        }
        if (mailbox != null) {
            mailbox.stop();
        }
    }
}
