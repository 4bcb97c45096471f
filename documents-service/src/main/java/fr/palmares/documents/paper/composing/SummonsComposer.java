package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.Collectors;

/** The summons: days, hours, places and arrangements, in the order of the days. */
final class SummonsComposer {

    private SummonsComposer() {}

    static Views.Summons compose(Views.Head head, JsonNode fact) {
        var sittings = Composer.stream(fact.path("sittings"))
                .sorted((a, b) ->
                        a.path("startsAt").asText().compareTo(b.path("startsAt").asText()))
                .toList();
        return new Views.Summons(
                head,
                fact.path("partial").asBoolean(),
                fact.path("late").asBoolean(),
                sittings.stream()
                        .filter(sitting -> sitting.hasNonNull("candidateNumber"))
                        .map(sitting -> sitting.get("candidateNumber").asText())
                        .findFirst()
                        .orElse(""),
                sittings.stream().map(SummonsComposer::sitting).toList(),
                fact.path("resultsCode").asText(""));
    }

    private static Views.SittingLine sitting(JsonNode sitting) {
        var start = Instant.parse(sitting.path("startsAt").asText());
        var end = sitting.hasNonNull("endsAt")
                ? " – " + Wording.hour(Instant.parse(sitting.get("endsAt").asText()))
                : "";
        return new Views.SittingLine(
                Wording.weekday(start),
                Wording.hour(start) + end,
                sitting.path("unit").asText(),
                sitting.path("title").asText(),
                sitting.path("centreName").asText(sitting.path("centre").asText()),
                sitting.path("room").asText("–"),
                Composer.stream(sitting.path("arrangements"))
                        .map(granted -> Wording.arrangement(granted.asText()))
                        .collect(Collectors.joining(", ")));
    }
}
