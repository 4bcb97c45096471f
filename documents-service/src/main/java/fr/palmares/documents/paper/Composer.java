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
import java.util.List;
import java.util.Optional;
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
            case REGISTRATION_SUMMARY -> new SummaryComposer(fact, specialty).compose(head, row.version);
            case CHECKLIST -> ChecklistComposer.checklist(head, fact, row.version);
            case RECEIPT -> ChecklistComposer.receipt(head, fact);
            case SUMMONS -> SummonsComposer.compose(head, fact);
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
            PaperKind kind, DocumentRow row, JsonNode fact, List<Views.Line> candidate, PublishedSpecialty specialty) {
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
            case CALL_LIST ->
                "séance " + fact.path("centre").asText() + ", "
                        + fact.path("unit").asText() + ", version " + row.version;
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

    private List<Views.Line> school(DocumentRow row, JsonNode fact) {
        var school = catalogue.establishment(row.uai);
        return List.of(
                new Views.Line(
                        "Établissement",
                        school.map(Catalogue.Establishment::name).orElse("……………………………………")),
                new Views.Line("UAI", row.uai == null ? "……………" : row.uai),
                new Views.Line("Voie", Wording.category(fact.path("category").asText())));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
