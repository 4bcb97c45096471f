package fr.palmares.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.palmares.backends.NativePart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A page with the addresses of everything and the mails that were sent; local only, served by the supervisor. */
final class OperatorsPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    private OperatorsPage(Stack stack) {
        this.stack = stack;
    }

    static void serve(Stack stack) throws IOException {
        var page = new OperatorsPage(stack);
        var address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), stack.addresses().page());
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", page::start);
        server.createContext("/status.json", page::status);
        server.createContext("/mail", page::mail);
        server.createContext("/mail/users.json", exchange -> page.pass(exchange, "/user"));
        server.createContext("/mail/messages.json", page::messages);
        server.start();
    }

    private void start(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (!path.equals("/")) {
            answer(exchange, 404, "text/plain", "Rien ici.");
            return;
        }
        answer(exchange, 200, "text/html", resource("page/index.html"));
    }

    private void mail(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "text/html", resource("page/mail.html"));
    }

    private void status(HttpExchange exchange) throws IOException {
        var parts = JSON.createArrayNode();
        for (var part : stack.parts()) {
            parts.addObject()
                    .put("name", part.name())
                    .put("port", part.port())
                    .put("pid", part.pid())
                    .put("link", link(part))
                    .put("ready", part.alive() && part.ready());
        }
        answer(exchange, 200, "application/json", parts.toString());
    }

    private String link(NativePart part) {
        var base = "http://localhost:" + part.port();
        return switch (part) {
            case Service _ -> base + "/q/openapi";
            case fr.palmares.backends.Keycloak _ -> base;
            case fr.palmares.backends.Connect _ -> base + "/connectors?expand=status";
            case fr.palmares.backends.Mailbox _ -> "/mail";
            case NativePart _ -> "";
        };
    }

    private void messages(HttpExchange exchange) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getRawQuery());
        pass(exchange, "/user/" + query.replaceFirst("^of=", "") + "/messages/INBOX");
    }

    /** Asks the mail server's own API. */
    private void pass(HttpExchange exchange, String path) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create(stack.mail().api() + path))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            answer(exchange, answer.statusCode(), "application/json", answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException _) {
            answer(exchange, 400, "text/plain", "Adresse illisible.");
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = OperatorsPage.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IOException("No resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
