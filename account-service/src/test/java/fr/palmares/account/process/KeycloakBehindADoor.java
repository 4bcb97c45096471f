package fr.palmares.account.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keycloak's admin API, with a door in front: what is written about a user goes through, up to a number of writes; the
 * answer to the last of them, and everything behind it, is kept until the door opens again.
 */
final class KeycloakBehindADoor implements AutoCloseable {

    private static final int OPEN = Integer.MAX_VALUE;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> writes = new ConcurrentHashMap<>();
    private final Map<String, String> usernames = new ConcurrentHashMap<>();
    private final URI keycloak;
    private final HttpServer server;
    private volatile Map<String, Integer> allowed = Map.of();
    private volatile CountDownLatch held = new CountDownLatch(0);

    KeycloakBehindADoor(URI keycloak) throws IOException {
        this.keycloak = keycloak;
        this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** From now on so many writes about each of these users get through, and no answer to the last; none at all for zero. */
    void letsThrough(Map<String, Integer> writesByUsername) {
        writes.clear();
        held = new CountDownLatch(writesByUsername.size());
        allowed = Map.copyOf(writesByUsername);
    }

    /** A command that needed fewer writes was answered. */
    void oneIsDone() {
        held.countDown();
    }

    boolean everybodyIsHeldOrDone(int seconds) throws InterruptedException {
        return held.await(seconds, TimeUnit.SECONDS);
    }

    void opens() {
        allowed = Map.of();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var write = !exchange.getRequestMethod().equals("GET");
            var user = user(exchange.getRequestURI().getPath(), new String(body, StandardCharsets.UTF_8));
            var left = write ? left(user) : OPEN;
            if (left < 0) {
                hold();
                return;
            }
            var answer = forward(exchange, body);
            if (write && answer.statusCode() == 201) {
                answer.headers()
                        .firstValue("Location")
                        .ifPresent(where -> usernames.put(where.replaceFirst(".*/", ""), user));
            }
            if (left == 0) {
                hold();
                return;
            }
            answer.headers()
                    .firstValue("Location")
                    .ifPresent(where -> exchange.getResponseHeaders().add("Location", where));
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many more writes about this user may follow the present one. */
    private int left(String user) {
        var number = writes.computeIfAbsent(user, any -> new AtomicInteger()).incrementAndGet();
        return allowed.containsKey(user) ? allowed.get(user) - number : OPEN;
    }

    /** The username, also where Keycloak's number for the user stands in the path. */
    private String user(String path, String body) {
        var id = path.replaceFirst(".*/users/?", "").replaceFirst("/.*", "");
        return id.isEmpty()
                ? body.replaceFirst("(?s).*\"username\"\\s*:\\s*\"([^\"]+)\".*", "$1")
                : usernames.getOrDefault(id, id);
    }

    private void hold() throws InterruptedException {
        held.countDown();
        new CountDownLatch(1).await(5, TimeUnit.MINUTES); // longer than the service lives
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(keycloak.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : new String[] {"Authorization", "Content-Type", "Accept"}) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
