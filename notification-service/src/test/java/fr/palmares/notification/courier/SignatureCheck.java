package fr.palmares.notification.courier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an integrator writes after reading docs/integrators.md; nothing of ours is used. */
final class SignatureCheck {

    private SignatureCheck() {}

    static boolean isGenuine(String header, byte[] body, String secret, Instant now) {
        try {
            var parts = header.split(",");
            var seconds = parts[0].substring("t=".length());
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                    .abs();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            var expected = "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
            return age.compareTo(Duration.ofMinutes(5)) <= 0
                    && Arrays.stream(parts)
                            .skip(1)
                            .anyMatch(part -> MessageDigest.isEqual(
                                    part.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
