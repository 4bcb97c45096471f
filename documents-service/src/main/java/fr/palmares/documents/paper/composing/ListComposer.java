package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.documents.people.Person;
import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Documents about many candidates: the call list of a sitting, the published decisions of a deliberation (P-7). */
public final class ListComposer {

    private static final List<String> ORDER =
            List.of("ADMITTED", "CATCH_UP_ALLOWED", "FAILED", "ELIMINATED", "IN_PROGRESS", "WITHHELD");

    private final Function<UUID, Optional<Person>> people;

    public ListComposer(Function<UUID, Optional<Person>> people) {
        this.people = people;
    }

    private record Named(JsonNode row, Person person) {}

    /** Empty until every name is known. */
    Optional<Views.CallList> callList(Views.Head head, JsonNode source) {
        var start = Instant.parse(source.path("startsAt").asText());
        var named = named(source.path("seats"));
        if (named == null) {
            return Optional.empty();
        }
        var seats = new ArrayList<Views.Seat>();
        for (var one : named) {
            seats.add(new Views.Seat(
                    seats.size() + 1,
                    one.row().path("candidateNumber").asText("–"),
                    name(one.person()),
                    Wording.day(one.person().birthDate())));
        }
        return Optional.of(new Views.CallList(
                head,
                List.of(
                        new Views.Line(
                                "Centre",
                                source.path("centreName").asText() + " ("
                                        + source.path("centre").asText() + ")"),
                        new Views.Line("Salle", source.path("room").asText("–")),
                        new Views.Line(
                                "Épreuve",
                                source.path("unit").asText() + " – "
                                        + source.path("title").asText()),
                        new Views.Line(
                                "Date et heure",
                                Wording.weekday(start) + ", " + Wording.hour(start)
                                        + (source.hasNonNull("endsAt")
                                                ? " – "
                                                        + Wording.hour(Instant.parse(source.get("endsAt")
                                                                .asText()))
                                                : "")
                                        + " (Paris)")),
                List.copyOf(seats)));
    }

    /** Empty until every published decision and every name is known. */
    Optional<Views.Minutes> minutes(Views.Head head, JsonNode source) {
        var named = named(source.path("decisions"));
        if (named == null) {
            return Optional.empty();
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        ORDER.forEach(decision -> counts.put(decision, 0));
        named.forEach(one -> counts.merge(one.row().path("decision").asText(), 1, Integer::sum));
        return Optional.of(new Views.Minutes(
                head,
                deliberation(source, named.size()),
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> new Views.Line(
                                Wording.decision(count.getKey()),
                                count.getValue().toString()))
                        .toList(),
                named.stream()
                        .map(one -> new Views.ResultLine(
                                name(one.person()),
                                Wording.day(one.person().birthDate()),
                                Wording.number(one.row().path("average").asText("–")),
                                Wording.decision(one.row().path("decision").asText())))
                        .toList()));
    }

    private static List<Views.Line> deliberation(JsonNode source, int decisions) {
        var lines = new ArrayList<Views.Line>();
        lines.add(new Views.Line(
                "Groupe d’épreuves", Wording.round(source.path("round").asText())));
        if (source.hasNonNull("closedAt")) {
            lines.add(new Views.Line(
                    "Clôture de la délibération",
                    Wording.moment(Instant.parse(source.get("closedAt").asText()))));
        }
        lines.add(new Views.Line(
                "Publication",
                Wording.moment(Instant.parse(source.path("publishedAt").asText()))));
        lines.add(new Views.Line("Décisions publiées", Integer.toString(decisions)));
        lines.addAll(JuryLines.of(source.path("jury")));
        if (source.hasNonNull("minutesSha256")) {
            lines.add(new Views.Line(
                    "Sceau du procès-verbal", source.get("minutesSha256").asText()));
        }
        return List.copyOf(lines);
    }

    private @Nullable List<Named> named(JsonNode rows) {
        var collator = Collator.getInstance(Locale.FRENCH);
        var named = Composer.stream(rows)
                .flatMap(
                        row -> people.apply(UUID.fromString(row.path("personId").asText())).stream()
                                .map(person -> new Named(row, person)))
                .sorted(Comparator.comparing((Named one) -> name(one.person()), collator)
                        .thenComparing(one -> one.row().path("personId").asText()))
                .toList();
        return named.size() == rows.size() ? named : null;
    }

    private static String name(Person person) {
        return person.familyName().toUpperCase(Locale.FRENCH) + " " + person.givenNames();
    }
}
