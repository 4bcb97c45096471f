package fr.palmares.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The public contracts as any client would call them. A request that a service could not answer because it was down is
 * repeated, under the same {@code Idempotency-Key}, until it is back.
 */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /** An answer: its status, its headers and its body. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        JsonNode json() {
            try {
                return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (IOException notJson) {
                throw new Surprise("not JSON: " + text(), notJson);
            }
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** The year did not go as the regulation has it. */
    static final class Surprise extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Surprise(String message) {
            super(message);
        }

        Surprise(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** One request, to be completed and sent. */
    final class Call {
        private final String method;
        private final URI uri;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private byte[] body = new byte[0];
        private @Nullable Person caller;

        private Call(String method, URI uri) {
            this.method = method;
            this.uri = uri;
            if (method.equals("POST")) {
                headers.put("Idempotency-Key", UUID.randomUUID().toString());
            }
        }

        Call as(Person person) {
            caller = person;
            return this;
        }

        Call ifMatch(String etag) {
            headers.put("If-Match", etag);
            return this;
        }

        Call json(Object content) {
            try {
                return body("application/json", JSON.writeValueAsBytes(content));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        Call body(String type, byte[] content) {
            headers.put("Content-Type", type);
            body = content;
            return this;
        }

        /** Sends, and insists on one of these statuses. */
        Answer expect(int... statuses) {
            var answer = send();
            for (int status : statuses) {
                if (answer.status() == status) {
                    return answer;
                }
            }
            throw new Surprise(method + " " + uri + " answered " + answer.status() + ": " + answer.text());
        }

        Answer send() {
            var deadline = Instant.now().plus(PATIENCE);
            while (true) {
                try {
                    var answer = once();
                    if (answer.status() != 502 && answer.status() != 503
                            || Instant.now().isAfter(deadline)) {
                        return answer;
                    }
                } catch (IOException down) {
                    if (Instant.now().isAfter(deadline)) {
                        throw new Surprise(method + " " + uri + " is not answered: " + down, down);
                    }
                }
                pause();
            }
        }

        private Answer once() throws IOException {
            var request = HttpRequest.newBuilder(uri)
                    .timeout(Duration.ofSeconds(60))
                    .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            if (caller != null) {
                request.header("Authorization", "Bearer " + caller.token());
            }
            try {
                var response = http.send(request.build(), BodyHandlers.ofByteArray());
                return new Answer(response.statusCode(), flat(response), response.body());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Surprise("interrupted", stopped);
            }
        }

        private static Map<String, String> flat(HttpResponse<?> response) {
            var flat = new LinkedHashMap<String, String>();
            response.headers()
                    .map()
                    .forEach((name, values) -> flat.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            return flat;
        }
    }

    Call get(URI base, String path) {
        return new Call("GET", base.resolve(path));
    }

    Call post(URI base, String path) {
        return new Call("POST", base.resolve(path));
    }

    Call put(URI base, String path) {
        return new Call("PUT", base.resolve(path));
    }

    /** Asks until the answer holds what is awaited: the fact is on its way through Kafka. */
    <T> T await(String what, Duration patience, Function<Api, @Nullable T> question) {
        var deadline = Instant.now().plus(patience);
        while (true) {
            var answer = question.apply(this);
            if (answer != null) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Surprise("waited " + patience.toSeconds() + " s in vain for: " + what);
            }
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
}
