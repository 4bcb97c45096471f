package fr.palmares.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Somebody in front of Keycloak's own pages, who reads them and fills them in; the client is that of the sites. */
public final class Browser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BACK = "http://localhost:8080/retour";
    private static final String VERIFIER = "a".repeat(64);
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern PATH = Pattern.compile("(?i); ?Path=([^;]+)");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\"\\s+value=\"([^\"]+)\"");

    /** One page, as it came. */
    public record Page(URI at, int status, String body) {

        public boolean asksForOneTimeCode() {
            return body.contains("name=\"otp\"");
        }

        public boolean asksToSetUpOneTimeCodes() {
            return SECRET.matcher(body).find();
        }

        public boolean isBack() {
            return at.toString().startsWith(BACK);
        }

        public String secret() {
            var matcher = SECRET.matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("no secret on " + at + ": " + body);
            }
            return matcher.group(1);
        }

        String action() {
            var matcher = ACTION.matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("no form on " + at + " (" + status + "): " + body);
            }
            return matcher.group(1).replace("&amp;", "&");
        }
    }

    private record Cookie(String path, String name) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Cookie, String> cookies = new LinkedHashMap<>();
    private final String realm;

    public Browser(String realm) {
        this.realm = realm;
    }

    /** Opens the sign-in page, with whatever else the site asks for. */
    public Page opens(Map<String, String> more) {
        var question = new LinkedHashMap<>(Map.of(
                "client_id", "palmares-front",
                "redirect_uri", BACK,
                "response_type", "code",
                "scope", "openid",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        question.putAll(more);
        return go(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/auth?" + form(question))));
    }

    public Page signsIn(String username, String password) {
        return fills(opens(Map.of()), Map.of("username", username, "password", password));
    }

    public Page fills(Page page, Map<String, String> fields) {
        return go(HttpRequest.newBuilder(page.at().resolve(page.action()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /** Sets up the second factor that the page asks for. */
    public Page setsUpOneTimeCodes(Page page) {
        return fills(
                page,
                Map.of("totp", oneTimeCode(page.secret(), 0), "totpSecret", page.secret(), "userLabel", "téléphone"));
    }

    /** The access token behind the code that the site was sent. */
    public String token(Page page) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(page.at().toString());
        if (!code.find()) {
            throw new AssertionError("no code: " + page.at() + " " + page.body());
        }
        var answer = send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "palmares-front",
                        "redirect_uri",
                        BACK,
                        "code",
                        code.group(1),
                        "code_verifier",
                        VERIFIER)))));
        return read(answer.body()).get("access_token").asText();
    }

    public static JsonNode claims(String token) {
        return read(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /** RFC 6238, as an authenticator application computes it. */
    public static String oneTimeCode(String secret, int later) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(Instant.now().getEpochSecond() / 30 + later)
                    .array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Page go(HttpRequest.Builder first) {
        var request = first;
        for (var hops = 0; hops < 12; hops++) {
            var answer = send(request.header("Cookie", cookies(request.build().uri())));
            var next = answer.headers().firstValue("Location").orElse(null);
            if (next == null) {
                return new Page(answer.uri(), answer.statusCode(), answer.body());
            }
            var target = answer.uri().resolve(next);
            if (target.toString().startsWith(BACK)) {
                return new Page(target, 302, "");
            }
            request = HttpRequest.newBuilder(target);
        }
        throw new AssertionError("goes round in circles");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        var path = PATH.matcher(cookie);
        var kept = new Cookie(path.find() ? path.group(1) : "/", pair[0]);
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(kept);
        } else {
            cookies.put(kept, pair[1]);
        }
    }

    /** Those of the realm that is asked: two realms are two sites. */
    private String cookies(URI at) {
        var sent = cookies.entrySet().stream()
                .filter(cookie -> at.getPath().startsWith(cookie.getKey().path()))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? "none=none" : sent;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode read(@Nullable String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
