package fr.palmares.documents.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.catalogue.Catalogue.PublishedSpecialty;
import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts a fact into the words of a document: who, what, when, in French. */
@ApplicationScoped
class Composer {

    private final Catalogue catalogue;
    private final ShippedRules rules;
    private final String verificationUrl;

    Composer(
            Catalogue catalogue,
            ShippedRules rules,
            @ConfigProperty(
                            name = "palmares.documents.verification-url",
                            defaultValue = "http://localhost:8084/v1/verifications/")
                    String verificationUrl) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.verificationUrl = verificationUrl;
    }

    /** A document about one candidate. */
    Views.Paper compose(PaperKind kind, DocumentRow row, JsonNode fact, Person person) {
        var specialty = specialty(row, fact);
        var head = head(kind, row, fact, candidate(row, fact, person), specialty);
        return switch (kind) {
            case REGISTRATION_SUMMARY -> summary(head, row, fact, specialty);
            case CHECKLIST ->
                new Views.Checklist(
                        head, fact.path("version").asInt(row.version), windows(fact.path("checklist")));
            case RECEIPT -> receipt(head, fact);
            case SUMMONS -> summons(head, fact);
            case TRANSCRIPT -> new TranscriptComposer(fact, head, verificationUrl).compose();
            case SUCCESS_CERTIFICATE -> new CertificateComposer(fact, head, verificationUrl).success();
            case UNITS_CERTIFICATE -> new CertificateComposer(fact, head, verificationUrl).units();
            case REJECTION_LETTER, CANCELLATION_LETTER -> LetterComposer.compose(head, fact, person);
            case PREPARATORY_FORM -> FormComposer.preparatory(head, specialty, person, fact);
            case ENGAGEMENT_FORM -> new Views.Form(head, List.of(), List.of());
            case TRAINING_CERTIFICATE -> FormComposer.training(head, school(row, fact), fact);
            case CALL_LIST, DELIBERATION_MINUTES -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** A document about a sitting or a deliberation; empty until everything it lists is known. */
    Optional<? extends Views.Paper> compose(PaperKind kind, DocumentRow row, JsonNode fact, ListComposer lists) {
        var head = head(kind, row, fact, List.of(), specialty(row, fact));
        return kind == PaperKind.CALL_LIST ? lists.callList(head, fact) : lists.minutes(head, fact);
    }

    /** The preparatory form that nobody has filled in yet. */
    Views.Paper blankForm(int examSession, String academy, String specialty, Instant at) {
        var row = new DocumentRow();
        row.academy = academy;
        row.examSession = examSession;
        row.askedAt = at;
        var published = catalogue.specialty(examSession, specialty);
        var head = head(PaperKind.PREPARATORY_FORM, row, MissingNode.getInstance(), List.of(), published);
        return FormComposer.preparatory(head, published, null, null);
    }

    private PublishedSpecialty specialty(DocumentRow row, JsonNode fact) {
        return catalogue.specialty(row.examSession, fact.path("specialty").asText(""));
    }

    private Views.Head head(
            PaperKind kind,
            DocumentRow row,
            JsonNode fact,
            List<Views.Line> candidate,
            PublishedSpecialty specialty) {
        var title = specialty.option() == null || specialty.title().contains("option")
                ? specialty.title()
                : specialty.title() + ", option " + specialty.option();
        return new Views.Head(
                kind.title(),
                rules.academyName(row.academy),
                Integer.toString(row.examSession),
                fact.hasNonNull("specialtyTitle") && specialty.units().isEmpty()
                        ? fact.get("specialtyTitle").asText()
                        : title,
                reference(kind, row, fact),
                Wording.day(row.askedAt),
                candidate,
                List.of());
    }

    private static String reference(PaperKind kind, DocumentRow row, JsonNode fact) {
        return switch (kind) {
            case CALL_LIST -> "séance " + fact.path("centre").asText() + ", " + fact.path("unit").asText() + ", version "
                    + row.version;
            case DELIBERATION_MINUTES -> "publication " + row.subjectId;
            default -> row.registrationId == null ? "modèle" : "dossier " + row.registrationId;
        };
    }

    private List<Views.Line> candidate(DocumentRow row, JsonNode fact, Person person) {
        var lines = new ArrayList<Views.Line>();
        lines.add(new Views.Line("Nom de famille", person.familyName()));
        if (person.usageName() != null && !person.usageName().isBlank()) {
            lines.add(new Views.Line("Nom d’usage", person.usageName()));
        }
        lines.add(new Views.Line("Prénoms", person.givenNames()));
        lines.add(new Views.Line(
                "Naissance",
                "le " + Wording.day(person.birthDate())
                        + (person.birthplace() == null ? "" : " à " + person.birthplace())));
        if (person.ine() != null && !person.ine().isBlank()) {
            lines.add(new Views.Line("INE", person.ine()));
        }
        if (fact.hasNonNull("category")) {
            lines.add(new Views.Line(
                    "Catégorie", Wording.category(fact.get("category").asText())));
        }
        catalogue
                .establishment(row.uai)
                .ifPresent(school ->
                        lines.add(new Views.Line("Établissement", school.name() + " (" + school.uai() + ")")));
        return List.copyOf(lines);
    }

    private Views.Summary summary(Views.Head head, DocumentRow row, JsonNode fact, PublishedSpecialty specialty) {
        Map<String, String> titles = new LinkedHashMap<>();
        specialty.units().forEach(unit -> titles.put(unit.unit(), unit.title()));
        titles.putIfAbsent("UF-EE", "Engagement étudiant");
        var languages = fact.path("languages");
        var situation = new ArrayList<Views.Line>();
        situation.add(new Views.Line(
                "Forme de passage", Wording.form(fact.path("form").asText())));
        situation.add(new Views.Line("Redoublant", yesNo(fact.path("repeating").asBoolean())));
        situation.add(new Views.Line(
                "Langue vivante A", Wording.language(languages.path("a").asText(""))));
        situation.add(new Views.Line(
                "Langue vivante B", Wording.language(languages.path("b").asText(""))));
        return new Views.Summary(
                head,
                row.version,
                situation,
                chosen(fact, specialty, titles),
                optional(fact, titles),
                stream(fact.path("waivedUnits"))
                        .map(unit -> unit.isTextual()
                                ? unit.asText()
                                : unit.path("unit").asText())
                        .toList(),
                List.of(
                        new Views.Line(
                                "Publication des résultats par la presse et des sites privés",
                                yesNo(fact.path("consents").path("press").asBoolean())),
                        new Views.Line(
                                "Transmission du nom et de l’adresse aux collectivités territoriales",
                                yesNo(fact.path("consents")
                                        .path("localAuthorities")
                                        .asBoolean()))));
    }

    /** A compulsory unit that the registration does not name is sat. */
    private static List<Views.UnitLine> chosen(
            JsonNode fact, PublishedSpecialty specialty, Map<String, String> titles) {
        Map<String, String> choices = new LinkedHashMap<>();
        specialty.units().stream()
                .filter(unit -> !unit.optional())
                .forEach(unit -> choices.put(unit.unit(), "À présenter"));
        stream(fact.path("units")).forEach(unit -> choices.put(unit.path("unit").asText(), Wording.choice(unit)));
        return choices.entrySet().stream()
                .map(choice -> new Views.UnitLine(
                        choice.getKey(), titles.getOrDefault(choice.getKey(), ""), choice.getValue()))
                .toList();
    }

    private static List<Views.UnitLine> optional(JsonNode fact, Map<String, String> titles) {
        return stream(fact.path("optionalUnits"))
                .map(unit -> new Views.UnitLine(
                        unit.path("unit").asText(),
                        titles.getOrDefault(unit.path("unit").asText(), "Épreuve facultative"),
                        unit.hasNonNull("language")
                                ? Wording.language(unit.get("language").asText())
                                : "À présenter"))
                .toList();
    }

    private static List<Views.Window> windows(JsonNode checklist) {
        Map<String, List<Views.AskedLine>> byDeadline = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        stream(checklist)
                .forEach(piece -> labels.put(
                        piece.path("code").asText(), piece.path("label").asText()));
        stream(checklist)
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

    private static Views.Receipt receipt(Views.Head head, JsonNode fact) {
        Map<String, String> labels = new LinkedHashMap<>();
        var later = new ArrayList<String>();
        stream(fact.path("checklist")).forEach(piece -> {
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
                stream(fact.path("pieces"))
                        .map(piece -> new Views.Hash(
                                labels.getOrDefault(
                                        piece.path("code").asText(),
                                        piece.path("code").asText()),
                                piece.path("sha256").asText()))
                        .toList(),
                later);
    }

    private static Views.Summons summons(Views.Head head, JsonNode fact) {
        var sittings = stream(fact.path("sittings"))
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
                sittings.stream().map(Composer::sitting).toList(),
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
                stream(sitting.path("arrangements"))
                        .map(granted -> Wording.arrangement(granted.asText()))
                        .collect(Collectors.joining(", ")));
    }

    private List<Views.Line> school(DocumentRow row, JsonNode fact) {
        var school = catalogue.establishment(row.uai);
        return List.of(
                new Views.Line(
                        "Établissement",
                        school.map(Catalogue.Establishment::name).orElse("……………………………………")),
                new Views.Line("UAI", row.uai == null ? "……………" : row.uai),
                new Views.Line("Voie", Wording.category(fact.path("category").asText())));
    }

    private static String yesNo(boolean value) {
        return value ? "Oui" : "Non";
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
