package fr.palmares.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The developer portal on this machine: its static pages, and below {@code /local} what they show of the stack. */
final class PortalServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SITE = "/site";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "yaml", "application/yaml; charset=utf-8");

    /** Something to be told about the stack. */
    private interface Question {
        JsonNode answer(String query) throws IOException, InterruptedException;
    }

    private final Stack stack;

    private PortalServer(Stack stack) {
        this.stack = stack;
    }

    static void serve(Stack stack) throws IOException {
        var portal = new PortalServer(stack);
        var address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), stack.addresses().page());
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var mails = new SentMails(stack.mail());
        server.createContext("/", portal::page);
        server.createContext("/config.json", answering(_ -> portal.configuration()));
        server.createContext("/local/status.json", answering(_ -> new RunningParts(stack).asJson()));
        server.createContext("/local/topics.json", answering(_ -> TopicLag.of(stack.kafka())));
        server.createContext("/local/connectors.json", answering(_ -> Connectors.of(stack.connect())));
        server.createContext("/local/mailboxes.json", answering(_ -> mails.addressees()));
        server.createContext("/local/mails.json", answering(query -> mails.to(parameter(query, "of"))));
        server.createContext("/local/token", new DemoTokens(stack)::issue);
        server.start();
    }

    /** {@code /activation}, as mails have it, is the page {@code activation.html}. */
    private void page(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.endsWith("/") ? path + "index.html" : path.matches(".*\\.[a-z]+") ? path : path + ".html";
        var page = name.contains("..") ? null : read(name);
        if (page == null) {
            var nothing = read("/404.html");
            answer(exchange, 404, "html", nothing == null ? new byte[0] : nothing);
            return;
        }
        answer(exchange, 200, name.substring(name.lastIndexOf('.') + 1), page);
    }

    private JsonNode configuration() {
        var addresses = stack.addresses();
        var configuration = JSON.createObjectNode().put("local", true);
        var services = configuration.putObject("services");
        for (var service : ServiceName.values()) {
            services.put(service.id(), addresses.url(service));
        }
        return configuration
                .put("keycloak", "http://localhost:" + addresses.keycloak())
                .put("realm", "palmares")
                .put("client", "palmares-front")
                .put("connect", "http://localhost:" + addresses.connect() + "/connectors?expand=status");
    }

    private static com.sun.net.httpserver.HttpHandler answering(Question question) {
        return exchange -> {
            try {
                var query = String.valueOf(exchange.getRequestURI().getRawQuery());
                answer(exchange, 200, "json", JSON.writeValueAsBytes(question.answer(query)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException notThere) {
                var problem = JSON.createObjectNode()
                        .put("status", 503)
                        .put("title", "Pas de réponse")
                        .put("detail", String.valueOf(notThere.getMessage()));
                answer(exchange, 503, "json", JSON.writeValueAsBytes(problem));
            }
        };
    }

    static String parameter(String query, String name) {
        for (var pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    static byte @Nullable [] read(String name) throws IOException {
        try (var in = PortalServer.class.getResourceAsStream(SITE + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    static void answer(HttpExchange exchange, int status, String ending, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
            exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
