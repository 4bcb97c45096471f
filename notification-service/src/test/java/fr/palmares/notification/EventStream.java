package fr.palmares.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser that listens to Server-Sent Events, and remembers their lines. */
public final class EventStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private EventStream() {}

    /** @param last the last event seen before; null for whoever comes for the first time */
    public static EventStream of(URI address, String token, String last) throws Exception {
        var stream = new EventStream();
        var answer = stream.client.send(request(address, token, last), HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> {
            try {
                answer.body().forEach(stream.lines::add);
            } catch (RuntimeException _) {
                // the browser was closed
            }
        });
        return stream;
    }

    /** What a stream that does not begin answers. */
    public static HttpResponse<String> refused(URI address, String token, String last) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request(address, token, last), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpRequest request(URI address, String token, String last) {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", last == null ? "text/event-stream" : "text/event-stream, application/problem+json")
                .header("Authorization", "Bearer " + token);
        return (last == null ? request : request.header("Last-Event-ID", last)).build();
    }

    public List<String> ids() {
        return after("id:");
    }

    public List<String> data() {
        return after("data:");
    }

    private List<String> after(String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
