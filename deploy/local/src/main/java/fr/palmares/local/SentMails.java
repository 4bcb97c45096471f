package fr.palmares.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.backends.Mailbox;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The mails that the platform sent, as their addressees read them. */
final class SentMails {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mailbox mailbox;
    private final HttpClient http = HttpClient.newHttpClient();

    SentMails(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    JsonNode addressees() throws IOException, InterruptedException {
        var sorted = new TreeSet<String>();
        for (var user : ask("/user")) {
            sorted.add(
                    user.hasNonNull("email")
                            ? user.get("email").asText()
                            : user.path("login").asText());
        }
        var addressees = JsonNodeFactory.instance.arrayNode();
        sorted.forEach(addressees::add);
        return addressees;
    }

    /** The latest first. */
    JsonNode to(String address) throws IOException, InterruptedException {
        var mails = new ArrayList<ObjectNode>();
        for (var message : ask("/user/" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "/messages/INBOX")) {
            mails.add(readable(message.path("mimeMessage").asText()));
        }
        mails.sort(Comparator.comparing((ObjectNode mail) -> mail.path("sent").asText())
                .reversed());
        return JsonNodeFactory.instance.arrayNode().addAll(mails);
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(mailbox.api() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JsonNodeFactory.instance.arrayNode();
    }

    static ObjectNode readable(String source) throws IOException {
        try {
            var bytes = new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
            var message = new MimeMessage(Session.getInstance(new Properties()), bytes);
            var sent = message.getSentDate();
            var mail = JsonNodeFactory.instance
                    .objectNode()
                    .put("subject", message.getSubject())
                    .put("from", first(message.getFrom()))
                    .put("to", first(message.getAllRecipients()))
                    .put("sent", sent == null ? "" : sent.toInstant().toString());
            collect(message, mail);
            return mail;
        } catch (MessagingException unreadable) {
            throw new IOException("Un courriel ne se lit pas : " + unreadable.getMessage(), unreadable);
        }
    }

    private static void collect(Part part, ObjectNode mail) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && !mail.has("text")) {
            mail.put("text", String.valueOf(part.getContent()));
        } else if (part.isMimeType("text/html") && !mail.has("html")) {
            mail.put("html", String.valueOf(part.getContent()));
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), mail);
            }
        }
    }

    private static String first(Address @Nullable [] addresses) {
        if (addresses == null || addresses.length == 0) {
            return "";
        }
        return addresses[0] instanceof InternetAddress named && named.getPersonal() != null
                ? named.getPersonal() + " <" + named.getAddress() + ">"
                : addresses[0].toString();
    }
}
