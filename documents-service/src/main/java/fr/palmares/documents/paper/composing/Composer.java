package fr.palmares.documents.paper.composing;

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
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts a fact into the words of a document: who, what, when, in French. */
@ApplicationScoped
public class Composer {

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
    public Views.Paper compose(PaperKind kind, About about, JsonNode fact, Person person) {
        var specialty = specialty(about, fact);
        var head = head(kind, about, fact, candidate(about, fact, person), specialty);
        return switch (kind) {
            case REGISTRATION_SUMMARY -> new SummaryComposer(fact, specialty).compose(head, about.version());
            case CHECKLIST -> ChecklistComposer.checklist(head, fact, about.version());
            case RECEIPT -> ChecklistComposer.receipt(head, fact);
            case SUMMONS -> SummonsComposer.compose(head, fact);
            case TRANSCRIPT -> new TranscriptComposer(fact, head, verificationUrl).compose();
            case SUCCESS_CERTIFICATE -> new CertificateComposer(fact, head, verificationUrl).success();
            case UNITS_CERTIFICATE -> new CertificateComposer(fact, head, verificationUrl).units();
            case REJECTION_LETTER, CANCELLATION_LETTER -> LetterComposer.compose(head, fact, person);
            case PREPARATORY_FORM -> FormComposer.preparatory(head, specialty, person, fact);
            case ENGAGEMENT_FORM -> new Views.Form(head, List.of(), List.of());
            case TRAINING_CERTIFICATE -> FormComposer.training(head, school(about, fact), fact);
            case CALL_LIST, DELIBERATION_MINUTES -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** A document about a sitting or a deliberation; empty until everything it lists is known. */
    public Optional<? extends Views.Paper> compose(PaperKind kind, About about, JsonNode fact, ListComposer lists) {
        var head = head(kind, about, fact, List.of(), specialty(about, fact));
        return kind == PaperKind.CALL_LIST ? lists.callList(head, fact) : lists.minutes(head, fact);
    }

    /** The preparatory form that nobody has filled in yet. */
    public Views.Paper blankForm(int examSession, String academy, String specialty, Instant at) {
        var about = new About(academy, null, examSession, null, new UUID(0, 0), 0, at);
        var published = catalogue.specialty(examSession, specialty);
        var head = head(PaperKind.PREPARATORY_FORM, about, MissingNode.getInstance(), List.of(), published);
        return FormComposer.preparatory(head, published, null, null);
    }

    /** The certificates that a result entitles to, beside its transcript. */
    public static List<PaperKind> certificates(JsonNode result) {
        var kinds = new ArrayList<PaperKind>();
        if (CertificateComposer.isForSuccess(result)) {
            kinds.add(PaperKind.SUCCESS_CERTIFICATE);
        }
        if (CertificateComposer.isForUnits(result)) {
            kinds.add(PaperKind.UNITS_CERTIFICATE);
        }
        return List.copyOf(kinds);
    }

    private PublishedSpecialty specialty(About about, JsonNode fact) {
        return catalogue.specialty(about.examSession(), fact.path("specialty").asText(""));
    }

    private Views.Head head(
            PaperKind kind, About about, JsonNode fact, List<Views.Line> candidate, PublishedSpecialty specialty) {
        var title = specialty.option() == null || specialty.title().contains("option")
                ? specialty.title()
                : specialty.title() + ", option " + specialty.option();
        return new Views.Head(
                kind.title(),
                rules.academyName(about.academy()),
                Integer.toString(about.examSession()),
                fact.hasNonNull("specialtyTitle") && specialty.units().isEmpty()
                        ? fact.get("specialtyTitle").asText()
                        : title,
                reference(kind, about, fact),
                Wording.day(about.askedAt()),
                candidate,
                List.of());
    }

    private static String reference(PaperKind kind, About about, JsonNode fact) {
        return switch (kind) {
            case CALL_LIST ->
                "séance " + fact.path("centre").asText() + ", "
                        + fact.path("unit").asText() + ", version " + about.version();
            case DELIBERATION_MINUTES -> "publication " + about.subjectId();
            default -> about.registrationId() == null ? "modèle" : "dossier " + about.registrationId();
        };
    }

    private List<Views.Line> candidate(About about, JsonNode fact, Person person) {
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
                .establishment(about.uai())
                .ifPresent(school ->
                        lines.add(new Views.Line("Établissement", school.name() + " (" + school.uai() + ")")));
        return List.copyOf(lines);
    }

    private List<Views.Line> school(About about, JsonNode fact) {
        var school = catalogue.establishment(about.uai());
        return List.of(
                new Views.Line(
                        "Établissement",
                        school.map(Catalogue.Establishment::name).orElse("……………………………………")),
                new Views.Line("UAI", about.uai() == null ? "……………" : about.uai()),
                new Views.Line("Voie", Wording.category(fact.path("category").asText())));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
