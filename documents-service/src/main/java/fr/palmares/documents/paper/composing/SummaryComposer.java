package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.documents.catalogue.Catalogue.PublishedSpecialty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The registration summary that a candidate signs: each choice, in the version it was confirmed in. */
record SummaryComposer(JsonNode fact, PublishedSpecialty specialty) {

    Views.Summary compose(Views.Head head, int version) {
        Map<String, String> titles = new LinkedHashMap<>();
        specialty.units().forEach(unit -> titles.put(unit.unit(), unit.title()));
        titles.putIfAbsent("UF-EE", "Engagement étudiant");
        return new Views.Summary(
                head,
                version,
                situation(),
                compulsory(titles),
                optional(titles),
                Composer.stream(fact.path("waivedUnits"))
                        .map(unit -> unit.isTextual()
                                ? unit.asText()
                                : unit.path("unit").asText())
                        .toList(),
                consents());
    }

    private List<Views.Line> situation() {
        var languages = fact.path("languages");
        return List.of(
                new Views.Line(
                        "Forme de passage", Wording.form(fact.path("form").asText())),
                new Views.Line(
                        "Redoublant", Wording.yesNo(fact.path("repeating").asBoolean())),
                new Views.Line(
                        "Langue vivante A", Wording.language(languages.path("a").asText(""))),
                new Views.Line(
                        "Langue vivante B", Wording.language(languages.path("b").asText(""))));
    }

    /** A compulsory unit that the registration does not name is sat. */
    private List<Views.UnitLine> compulsory(Map<String, String> titles) {
        Map<String, String> choices = new LinkedHashMap<>();
        specialty.units().stream()
                .filter(unit -> !unit.optional())
                .forEach(unit -> choices.put(unit.unit(), "À présenter"));
        Composer.stream(fact.path("units"))
                .forEach(unit -> choices.put(unit.path("unit").asText(), Wording.choice(unit)));
        return choices.entrySet().stream()
                .map(choice -> new Views.UnitLine(
                        choice.getKey(), titles.getOrDefault(choice.getKey(), ""), choice.getValue()))
                .toList();
    }

    private List<Views.UnitLine> optional(Map<String, String> titles) {
        return Composer.stream(fact.path("optionalUnits"))
                .map(unit -> new Views.UnitLine(
                        unit.path("unit").asText(),
                        titles.getOrDefault(unit.path("unit").asText(), "Épreuve facultative"),
                        unit.hasNonNull("language")
                                ? Wording.language(unit.get("language").asText())
                                : "À présenter"))
                .toList();
    }

    private List<Views.Line> consents() {
        var consents = fact.path("consents");
        return List.of(
                new Views.Line(
                        "Publication des résultats par la presse et des sites privés",
                        Wording.yesNo(consents.path("press").asBoolean())),
                new Views.Line(
                        "Transmission du nom et de l’adresse aux collectivités territoriales",
                        Wording.yesNo(consents.path("localAuthorities").asBoolean())));
    }
}
