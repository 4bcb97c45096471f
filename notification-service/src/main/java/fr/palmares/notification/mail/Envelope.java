package fr.palmares.notification.mail;

import fr.palmares.notification.mail.domain.Block;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is around the messages of an e-mail. The lower-case records are the templates of the same name under {@code
 * templates/Envelope}.
 */
final class Envelope {

    /** A message as an e-mail shows it. */
    record Letter(String title, String body, List<Block> blocks) {

        static Letter of(String title, String body) {
            return new Letter(title, body, Block.of(body));
        }
    }

    record plain(
            String givenNames,
            List<Letter> letters,
            boolean several,
            @Nullable String front) implements TemplateInstance {}

    record accessible(
            String subject,
            String givenNames,
            List<Letter> letters,
            boolean several,
            @Nullable String front) implements TemplateInstance {}

    private Envelope() {}
}
