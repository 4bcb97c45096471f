package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked for, deadline by deadline (P-1), and the receipt of what was provided (P-6). */
final class ChecklistComposer {

    private ChecklistComposer() {}

    static Views.Checklist checklist(Views.Head head, JsonNode fact, int version) {
        return new Views.Checklist(head, fact.path("version").asInt(version), windows(fact.path("checklist")));
    }

    private static List<Views.Window> windows(JsonNode checklist) {
        Map<String, List<Views.AskedLine>> byDeadline = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        Composer.stream(checklist)
                .forEach(piece -> labels.put(
                        piece.path("code").asText(), piece.path("label").asText()));
        Composer.stream(checklist)
                .sorted((a, b) -> deadline(a).compareTo(deadline(b)))
                .forEach(piece -> byDeadline
                        .computeIfAbsent(deadline(piece), _ -> new ArrayList<>())
                        .add(new Views.AskedLine(
                                piece.path("label").asText(),
                                piece.path("reason").asText(),
                                note(piece, labels))));
        return byDeadline.entrySet().stream()
                .map(window -> new Views.Window(
                        window.getKey().isEmpty()
                                ? "Date limite communiquée par votre service des examens"
                                : "Au plus tard le " + Wording.deadline(Instant.parse(window.getKey())),
                        window.getValue()))
                .toList();
    }

    private static String deadline(JsonNode piece) {
        return piece.hasNonNull("deadline") ? piece.get("deadline").asText() : "";
    }

    private static String note(JsonNode piece, Map<String, String> labels) {
        if (piece.hasNonNull("alternativeOf")) {
            var replaced = piece.get("alternativeOf").asText();
            return "Peut remplacer : " + labels.getOrDefault(replaced, replaced);
        }
        if (piece.hasNonNull("boundToUnit")) {
            return "Sans cette pièce, seule l’épreuve facultative est perdue";
        }
        return piece.path("mandatory").asBoolean() ? "" : "Facultatif";
    }

    static Views.Receipt receipt(Views.Head head, JsonNode fact) {
        Map<String, String> labels = new LinkedHashMap<>();
        var later = new ArrayList<String>();
        Composer.stream(fact.path("checklist")).forEach(piece -> {
            labels.put(piece.path("code").asText(), piece.path("label").asText());
            if (piece.path("later").asBoolean()
                    && piece.path("mandatory").asBoolean()
                    && piece.hasNonNull("deadline")) {
                later.add(piece.path("label").asText() + ", avant le "
                        + Wording.deadline(Instant.parse(piece.get("deadline").asText())));
            }
        });
        var at = Instant.parse(fact.path("providedAt").asText());
        return new Views.Receipt(
                head,
                Wording.day(at) + " à " + Wording.hour(at),
                Composer.stream(fact.path("pieces"))
                        .map(piece -> new Views.Hash(
                                labels.getOrDefault(
                                        piece.path("code").asText(),
                                        piece.path("code").asText()),
                                piece.path("sha256").asText()))
                        .toList(),
                later);
    }
}
