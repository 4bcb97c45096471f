package fr.palmares.notification.courier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Another system, on a real port, that answers as it is told and keeps what it got. */
final class Receiver implements AutoCloseable {

    /** No answer at all. */
    static final int HANGS = 0;

    record Received(String path, String signature, byte[] body, JsonNode fact, int answered) {

        String line() {
            return fact.at("/data/registrationId").asText();
        }

        int number() {
            return fact.at("/data/version").asInt();
        }

        String id() {
            return fact.get("id").asText();
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<JsonNode, Integer> answers = fact -> 204;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    void answer(Function<JsonNode, Integer> how) {
        answers = how;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/facts";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<Received> taken() {
        return received.stream().filter(one -> one.answered() / 100 == 2).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var fact = new ObjectMapper().readTree(body);
            var status = answers.apply(fact);
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Palmares-Signature"),
                    body,
                    fact,
                    status));
            if (status == HANGS) {
                closed.await();
                return;
            }
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
