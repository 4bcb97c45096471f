package fr.palmares.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.palmares.backends.Connect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.TreeMap;

/** The state of each Debezium connector: that of its task, where it has one. */
final class Connectors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Connectors() {}

    static JsonNode of(Connect connect) throws IOException, InterruptedException {
        var connectors = JsonNodeFactory.instance.arrayNode();
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + connect.port() + "/connectors?expand=status"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var states = new TreeMap<String, String>();
            JSON.readTree(answer.body())
                    .properties()
                    .forEach(
                            one -> states.put(one.getKey(), state(one.getValue().path("status"))));
            states.forEach(
                    (name, state) -> connectors.addObject().put("name", name).put("state", state));
        }
        return connectors;
    }

    private static String state(JsonNode status) {
        var connector = status.at("/connector/state").asText("UNKNOWN");
        var task = status.at("/tasks/0/state").asText(connector);
        return connector.equals("RUNNING") ? task : connector;
    }
}
