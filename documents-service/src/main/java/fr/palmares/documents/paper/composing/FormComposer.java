package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.documents.catalogue.Catalogue.PublishedSpecialty;
import fr.palmares.documents.people.Person;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forms that schools hand out: the preparatory form, blank or filled in, and the training certificate to sign (P-7). */
final class FormComposer {

    private static final String TO_FILL = "…………………………………………………";
    private static final String DATES = "du ……………………… au ………………………";
    private static final String CATEGORIES =
            "☐ scolaire ☐ apprenti ☐ formation continue ☐ enseignement à distance ☐ expérience professionnelle"
                    + " (ou ex-scolaire ☐, ex-apprenti ☐, ex-formation continue ☐)";

    private FormComposer() {}

    /** Without a person and a fact: the blank form. */
    static Views.Preparatory preparatory(
            Views.Head head, PublishedSpecialty specialty, @Nullable Person person, @Nullable JsonNode imported) {
        return new Views.Preparatory(
                head.without(),
                identity(person),
                choices(imported),
                specialty.units().stream()
                        .filter(unit -> !unit.optional())
                        .map(unit -> new Views.UnitLine(unit.unit(), unit.title(), ""))
                        .toList());
    }

    private static List<Views.Line> identity(@Nullable Person person) {
        var lines = new ArrayList<Views.Line>();
        lines.add(line("Nom de famille", person == null ? null : person.familyName()));
        lines.add(line("Nom d’usage", person == null ? null : person.usageName()));
        lines.add(line("Prénoms, dans l’ordre de l’état civil", person == null ? null : person.givenNames()));
        lines.add(line("Date de naissance", person == null ? null : Wording.day(person.birthDate())));
        lines.add(line("Lieu de naissance", person == null ? null : person.birthplace()));
        lines.add(line("INE", person == null ? null : person.ine()));
        lines.add(line("Adresse", person == null ? null : String.join(", ", LetterComposer.address(person))));
        lines.add(line("Courriel personnel", null));
        lines.add(line("Téléphone", null));
        return List.copyOf(lines);
    }

    private static List<Views.Line> choices(@Nullable JsonNode imported) {
        var state = imported == null ? "" : imported.path("state").asText();
        return List.of(
                line(
                        "Catégorie",
                        imported == null
                                ? CATEGORIES
                                : Wording.category(imported.path("category").asText())),
                line("Redoublant", state.isEmpty() ? "☐ oui ☐ non" : state.equals("REPEATING") ? "Oui" : "Non"),
                line("Forme de passage", "☐ globale ☐ progressive"),
                line("Langue vivante A", null),
                line("Langue vivante B", null));
    }

    static Views.Form training(Views.Head head, List<Views.Line> school, JsonNode registration) {
        var situation = registration.path("situation");
        var ground = situation.path("continuingTraining").path("ground").asText("");
        return new Views.Form(
                head,
                school,
                List.of(
                        new Views.Line("Dates de la 1re année de formation", DATES),
                        new Views.Line("Dates de la 2e année de formation", DATES),
                        new Views.Line(
                                "Année de redoublement",
                                registration.path("repeating").asBoolean() ? DATES : "Sans objet"),
                        new Views.Line("Semaines de stage exigées par le référentiel", "………… semaines"),
                        new Views.Line(
                                "Contrat de professionnalisation",
                                Wording.yesNo(ground.equals("PROFESSIONALISATION_CONTRACT"))),
                        new Views.Line(
                                "Durée de la formation en CFA",
                                registration.path("category").asText().contains("APPRENTICE")
                                        ? "☐ 2 ans, 1 350 h ☐ 1 an, 675 h ☐ au prorata : ………… h"
                                        : "Sans objet"),
                        new Views.Line(
                                "Décision de positionnement",
                                Wording.yesNo(situation.path("positioning").asBoolean()))));
    }

    private static Views.Line line(String label, @Nullable String value) {
        return new Views.Line(label, value == null || value.isBlank() ? TO_FILL : value);
    }
}
