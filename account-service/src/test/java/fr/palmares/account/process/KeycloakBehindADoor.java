package fr.palmares.account.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keycloak's admin API, with a door in front: what a command has written goes through, up to a number of writes; the
 * answer to the last of them, and everything behind it, is kept until the door opens again.
 */
final class KeycloakBehindADoor implements AutoCloseable {

    private static final int OPEN = Integer.MAX_VALUE;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> writes = new ConcurrentHashMap<>();
    private final URI keycloak;
    private final HttpServer server;
    private volatile int allowed = OPEN;
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

    /** From now on each command gets so many writes through, and no answer to the last; none at all for zero. */
    void letsThrough(int writesOfEachCommand, int commands) {
        writes.clear();
        held = new CountDownLatch(commands);
        allowed = writesOfEachCommand;
    }

    /** A command that needed fewer writes was answered. */
    void oneIsDone() {
        held.countDown();
    }

    boolean everybodyIsHeldOrDone(int seconds) throws InterruptedException {
        return held.await(seconds, TimeUnit.SECONDS);
    }

    void opens() {
        allowed = OPEN;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var write = !exchange.getRequestMethod().equals("GET");
            var number = write ? counted(exchange, new String(body, java.nio.charset.StandardCharsets.UTF_8)) : 0;
            if (write && number > allowed) {
                hold();
                return;
            }
            var answer = forward(exchange, body);
            if (write && number == allowed) {
                remember(exchange, answer);
                hold();
                return;
            }
            remember(exchange, answer);
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

    /** Writes are counted by user: a new one is known by its name until Keycloak has given it a number. */
    private int counted(HttpExchange exchange, String body) {
        return writes.computeIfAbsent(user(exchange.getRequestURI().getPath(), body), any -> new AtomicInteger())
                .incrementAndGet();
    }

    private static String user(String path, String body) {
        var id = path.replaceFirst(".*/users/?", "").replaceFirst("/.*", "");
        return id.isEmpty() ? body.replaceFirst("(?s).*\"username\"\\s*:\\s*\"([^\"]+)\".*", "$1") : id;
    }

    private void remember(HttpExchange exchange, HttpResponse<byte[]> answer) {
        if (exchange.getRequestMethod().equals("POST") && answer.statusCode() == 201) {
            answer.headers()
                    .firstValue("Location")
                    .ifPresent(where -> writes.put(where.replaceFirst(".*/", ""), new AtomicInteger(1)));
        }
    }

    private void hold() throws InterruptedException {
        held.countDown();
        new CountDownLatch(1).await(60, TimeUnit.SECONDS); // longer than the service lives
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
