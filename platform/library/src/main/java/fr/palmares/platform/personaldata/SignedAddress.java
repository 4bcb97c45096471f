package fr.palmares.platform.personaldata;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An address that opens one part until it expires, for whoever holds it: only services that share the secret make one. */
@ApplicationScoped
@IfBuildProperty(name = "palmares.personal-data.answered", stringValue = "true")
class SignedAddress {

    static final String PATH = "/v1/personal-data-parts/";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;

    private final String base;
    private final SecretKeySpec key;

    SignedAddress(
            @ConfigProperty(name = "palmares.personal-data.url") String base,
            @ConfigProperty(name = "palmares.personal-data.secret") String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalStateException("palmares.personal-data.secret needs at least 32 bytes");
        }
        this.base = base;
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    String of(UUID exportId, Instant expires) {
        var seconds = expires.getEpochSecond();
        return base + PATH + exportId + "?expires=" + seconds + "&signature=" + signature(exportId, seconds);
    }

    /** In the same time whatever differs. */
    boolean opens(UUID exportId, long expires, String signature) {
        return MessageDigest.isEqual(
                        signature(exportId, expires).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.UTF_8))
                && Instant.now().getEpochSecond() < expires;
    }

    private String signature(UUID exportId, long expires) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((PATH + exportId + "\n" + expires).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
