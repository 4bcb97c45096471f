package fr.palmares.backends;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Access tokens as Keycloak would write them, signed with a key that lives as long as the test run. */
public final class TestTokens {

    /** System properties, so that every class loader of the test run sees the same key. */
    private static final String PRIVATE = "palmares.test.private-key";

    private static final String PUBLIC = "palmares.test.public-key";

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private Duration life = Duration.ofMinutes(5);

    private TestTokens(List<String> roles) {
        var subject = UUID.randomUUID().toString();
        claims.put("iss", "https://palmares.test/realms/palmares");
        claims.put("sub", subject);
        claims.put("aud", List.of("palmares-api"));
        claims.put("typ", "Bearer");
        claims.put("azp", "palmares-front");
        claims.put("realm_access", Map.of("roles", roles));
        claims.put("preferred_username", subject);
    }

    public static TestTokens of(String... roles) {
        return new TestTokens(List.of(roles));
    }

    public TestTokens person(UUID person) {
        return claim("person", person.toString()).claim("sub", person.toString());
    }

    public TestTokens academies(String... codes) {
        return claim("academies", List.of(codes));
    }

    public TestTokens uai(String... codes) {
        return claim("uai", List.of(codes));
    }

    public TestTokens email(String address) {
        return claim("email", address);
    }

    /** A subject of its own, for staff who are not persons of ours. */
    public TestTokens subject(String subject) {
        return claim("sub", subject);
    }

    public TestTokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public TestTokens without(String name) {
        claims.remove(name);
        return this;
    }

    public TestTokens expired() {
        life = Duration.ofMinutes(-10);
        return this;
    }

    public String token() {
        try {
            var now = Instant.now();
            var body = new LinkedHashMap<>(claims);
            body.put("iat", now.plus(life).minus(Duration.ofMinutes(5)).getEpochSecond());
            body.put("exp", now.plus(life).getEpochSecond());
            body.put("jti", UUID.randomUUID().toString());
            var json = new ObjectMapper();
            var unsigned = base64(json.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", "test"))) + "."
                    + base64(json.writeValueAsBytes(body));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + base64(signature.sign());
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other half, as {@code quarkus.oidc.public-key} wants it. */
    static String publicKey() {
        makeKeys();
        return System.getProperty(PUBLIC);
    }

    private static PrivateKey privateKey() throws GeneralSecurityException {
        makeKeys();
        var encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static void makeKeys() {
        synchronized (PRIVATE.intern()) {
            if (System.getProperty(PRIVATE) != null) {
                return;
            }
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                var encoder = Base64.getEncoder();
                System.setProperty(
                        PUBLIC, encoder.encodeToString(pair.getPublic().getEncoded()));
                System.setProperty(
                        PRIVATE, encoder.encodeToString(pair.getPrivate().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
