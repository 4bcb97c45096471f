package fr.palmares.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.palmares.backends.Connect;
import fr.palmares.backends.Keycloak;
import fr.palmares.backends.Mailbox;
import fr.palmares.backends.NativePart;
import java.util.LinkedHashMap;
import java.util.Map;

/** Each part of the stack: ready or not, its process, its memory, and where to look at it. */
record RunningParts(Stack stack) {

    JsonNode asJson() {
        var parts = JsonNodeFactory.instance.arrayNode();
        stack.parts().parallelStream().map(this::describe).forEachOrdered(parts::add);
        return parts;
    }

    private JsonNode describe(NativePart part) {
        var process = ProcessHandle.of(part.pid());
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("name", part.name())
                .put("port", part.port())
                .put("pid", part.pid())
                .put("memory", process.map(Status::memory).orElse(0L))
                .put("ready", part.alive() && part.ready());
        ArrayNode links = node.putArray("links");
        links(part).forEach((text, url) -> links.addObject().put("text", text).put("url", url));
        return node;
    }

    private static Map<String, String> links(NativePart part) {
        var base = "http://localhost:" + part.port();
        var links = new LinkedHashMap<String, String>();
        switch (part) {
            case Service service -> {
                links.put("contrat", "contrat-" + service.service().id() + ".html");
                links.put("santé", base + "/q/health");
                links.put("mesures", base + "/q/metrics");
            }
            case Keycloak _ -> {
                links.put("console", base + "/admin/master/console/#/palmares");
                links.put("domaine", base + "/realms/palmares/.well-known/openid-configuration");
            }
            case Connect _ -> links.put("connecteurs", base + "/connectors?expand=status");
            case Mailbox _ -> links.put("courriels", "courriels.html");
            case NativePart _ -> {}
        }
        return links;
    }
}
