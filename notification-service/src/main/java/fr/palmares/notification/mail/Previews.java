package fr.palmares.notification.mail;

import fr.palmares.notification.mail.Envelope.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An e-mail as it would go out, to nobody. */
@ApplicationScoped
public class Previews {

    private static final String NINA = "Nina";

    public record Preview(String text, String html) {}

    private final String front;

    Previews(@ConfigProperty(name = "palmares.notification.front-url") String front) {
        this.front = front;
    }

    public Preview of(String title, String message) {
        var letters = List.of(Letter.of(title, message));
        return new Preview(
                new Envelope.plain(NINA, letters, false, front).render(),
                new Envelope.accessible(title, NINA, letters, false, front).render());
    }
}
