package fr.palmares.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader of a released fact would stumble over in the present schema. Only optional fields may be added: facts
 * are kept and replayed, so whoever reads the new schema meets the old ones too.
 */
final class FactDiff {

    private static final Set<String> FOR_PEOPLE = Set.of("$schema", "$id", "title", "description", "examples");

    private final List<String> breaks = new ArrayList<>();

    private FactDiff() {}

    /** Sentences that say where and what; none when whoever reads the released fact reads the present one. */
    static List<String> between(JsonNode released, JsonNode present) {
        var diff = new FactDiff();
        diff.compare("", released, present);
        return List.copyOf(diff.breaks);
    }

    private void compare(String at, JsonNode released, JsonNode present) {
        for (var keyword : keywords(released, present)) {
            switch (keyword) {
                case "properties" -> properties(at, released.path(keyword), present.path(keyword));
                case "items" -> compare(at + "/*", released.path(keyword), present.path(keyword));
                case "required", "enum", "type" ->
                    sameValues(at, keyword, released.path(keyword), present.path(keyword));
                default -> same(at, keyword, released.path(keyword), present.path(keyword));
            }
        }
    }

    private static Set<String> keywords(JsonNode... schemas) {
        var keywords = new TreeSet<String>();
        for (var schema : schemas) {
            schema.fieldNames().forEachRemaining(keywords::add);
        }
        keywords.removeAll(FOR_PEOPLE);
        return keywords;
    }

    private void properties(String at, JsonNode released, JsonNode present) {
        released.properties().forEach(field -> {
            var name = at + "/" + field.getKey();
            if (present.has(field.getKey())) {
                compare(name, field.getValue(), present.get(field.getKey()));
            } else {
                breaks.add(name + " is gone");
            }
        });
    }

    private void sameValues(String at, String keyword, JsonNode released, JsonNode present) {
        var before = values(released);
        var now = values(present);
        before.stream()
                .filter(value -> !now.contains(value))
                .forEach(value -> breaks.add(place(at) + ": " + keyword + " no longer has " + value));
        now.stream()
                .filter(value -> !before.contains(value))
                .forEach(value -> breaks.add(place(at) + ": " + keyword + " did not have " + value));
    }

    private static Set<String> values(JsonNode node) {
        var values = new TreeSet<String>();
        if (node.isArray()) {
            node.forEach(value -> values.add(value.asText()));
        } else if (!node.isMissingNode()) {
            values.add(node.asText());
        }
        return values;
    }

    private void same(String at, String keyword, JsonNode released, JsonNode present) {
        if (!released.equals(present)) {
            breaks.add(place(at) + ": " + keyword + " was " + said(released) + ", is " + said(present));
        }
    }

    private static String place(String at) {
        return at.isEmpty() ? "/" : at;
    }

    private static String said(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }
}
