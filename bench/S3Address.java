import fr.palmares.backends.ObjectStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A presigned address (AWS signature, version 4), so that the peer needs no library that hashes or buffers. */
final class S3Address {

    private static final String REGION = "us-east-1";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private S3Address() {}

    static URI signed(String endpoint, String method, String path) throws GeneralSecurityException {
        var time = TIME.format(Instant.now());
        var day = time.substring(0, 8);
        var scope = day + "/" + REGION + "/s3/aws4_request";
        var query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                + (ObjectStore.ACCESS_KEY + "/" + scope).replace("/", "%2F") + "&X-Amz-Date=" + time
                + "&X-Amz-Expires=3600&X-Amz-SignedHeaders=host";
        var request = method + "\n" + path + "\n" + query + "\nhost:" + URI.create(endpoint).getAuthority()
                + "\n\nhost\nUNSIGNED-PAYLOAD";
        var text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(request)));
        var key = hmac(bytes("AWS4" + ObjectStore.SECRET_KEY), day);
        for (var part : new String[] {REGION, "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        return URI.create(endpoint + path + "?" + query + "&X-Amz-Signature="
                + HexFormat.of().formatHex(hmac(key, text)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
