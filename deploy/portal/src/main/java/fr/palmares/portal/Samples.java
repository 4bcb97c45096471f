package fr.palmares.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Values of the demo for parameters whose contract gives no example. */
final class Samples {

    private static final Map<String, String> BY_NAME = Map.of(
            "examSession", "2026",
            "academy", "17",
            "specialty", "MCO-2024",
            "uai", "0440001M",
            "unit", "U1",
            "code", "IDENTITE",
            "number", "1",
            "If-Match", "*");
    private static final String ANY_ID = "0190a1b2-0000-7000-8000-000000000002";

    private Samples() {}

    static String of(String name, JsonNode shape) {
        var known = BY_NAME.get(name);
        if (known != null) {
            return known;
        }
        if (shape.path("enum").isArray()) {
            return shape.get("enum").get(0).asText();
        }
        return name.endsWith("d") ? ANY_ID : "";
    }
}
