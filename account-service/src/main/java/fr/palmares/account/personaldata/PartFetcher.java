package fr.palmares.account.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Fetches a service's part from the address it signed; what is not what it announced is not taken. */
@ApplicationScoped
class PartFetcher {

    private static final Logger LOG = Logger.getLogger(PartFetcher.class);

    record Answer(String service, String url, String sha256) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Optional<String> fetch(Answer answer) {
        try {
            var response = http.send(
                    HttpRequest.newBuilder(URI.create(answer.url()))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200 && sha256(response.body()).equals(answer.sha256())) {
                return Optional.of(new String(response.body(), StandardCharsets.UTF_8));
            }
            LOG.warnf("the part of %s is not what it announced (%d)", answer.service(), response.statusCode());
        } catch (IOException | IllegalArgumentException later) {
            LOG.warnf("the part of %s waits: %s", answer.service(), later.getClass());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
