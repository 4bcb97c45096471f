package fr.palmares.documents.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.catalogue.Catalogue.PublishedSpecialty;
import fr.palmares.documents.catalogue.Catalogue.Unit;
import fr.palmares.documents.catalogue.Catalogue.Uploads;
import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.paper.composing.Composer;
import fr.palmares.documents.paper.composing.ListComposer;
import fr.palmares.documents.paper.composing.PaperKind;
import fr.palmares.documents.paper.composing.Templates;
import fr.palmares.documents.paper.typesetting.Typesetter;
import fr.palmares.documents.people.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Each document, rendered from facts: its text, its tags, the same bytes twice. The files lie in target/papers. */
@QuarkusTest
class PapersLookTest {

    @Inject
    Composer composer;

    @Inject
    Templates templates;

    @Inject
    Typesetter typesetter;

    @Inject
    Catalogue catalogue;

    @Inject
    ShippedRules rules;

    @BeforeEach
    void published() {
        catalogue.keep("0440001M", "Lycée des Trois-Rivières", "17", Uploads.CANDIDATE);
        catalogue.keep(new PublishedSpecialty(
                2026,
                "MCO-2024",
                "Management commercial opérationnel",
                null,
                List.of(
                        new Unit("U1", "Culture générale et expression", "3", false),
                        new Unit("U2", "Communication en langue vivante étrangère", "3", false),
                        new Unit("U3", "Culture économique, juridique et managériale", "3", false),
                        new Unit("U41", "Développement de la relation client et vente conseil", "3", false),
                        new Unit("U42", "Animation et dynamisation de l’offre commerciale", "3", false),
                        new Unit("U5", "Gestion opérationnelle", "3", false),
                        new Unit("U6", "Management de l’équipe commerciale", "3", false),
                        new Unit("UF1", "Langue vivante facultative", "1", true))));
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void aDocumentRenderedAgainIsTheSameToTheByte(PaperKind kind) throws IOException {
        var first = render(kind);
        var second = render(kind);

        assertThat(first).isEqualTo(second);
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void aDocumentNamesTheCandidateAndIsTaggedForScreenReaders(PaperKind kind) throws IOException {
        try (var pdf = Loader.loadPDF(render(kind))) {
            var text = new PDFTextStripper().getText(pdf).replace('\u00A0', ' ');

            assertThat(text).contains("Session 2026", "Nantes");
            assertThat(text).contains(kind.isAboutOneCandidate() ? "LE GOFF-ÇELİK" : "1er mars 2005");
            assertThat(text).contains("BTS Management commercial opérationnel");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentInformation().getTitle()).contains(kind.title());
        }
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void aDocumentKeepsForDecadesAndIsReadAloud(PaperKind kind) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var pdf = render(kind);

        for (var flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
            try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                    var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                assertThat(validator.validate(parser).getFailedChecks())
                        .as("%s as %s", kind, flavour)
                        .isEmpty();
            }
        }
    }

    @Test
    void theSummaryTellsEachChoiceAndItsVersion() throws IOException {
        assertThat(text(PaperKind.REGISTRATION_SUMMARY))
                .contains(
                        "version 1", "Bénéfice conservé : 12,5/20 (session 2025)", "Dispense (diplôme)", "À présenter")
                .contains("Engagement étudiant", "Italien", "Anglais", "Signature du candidat", "Apprenti");
    }

    @Test
    void theChecklistGroupsPiecesByDeadline() throws IOException {
        assertThat(text(PaperKind.CHECKLIST))
                .contains("Au plus tard le 19 novembre 2025 à minuit", "Au plus tard le 12 décembre 2025 à minuit")
                .contains("Pièce d’identité", "Peut remplacer");
    }

    @Test
    void theTranscriptShowsMarksMentionsAndTheWayToVerifyIt() throws IOException {
        assertThat(text(PaperKind.TRANSCRIPT))
                .contains("AJOURNÉ(E)", "bénéfice en 2025", "bénéfice en 2026", "DISPENSE", "12,5", "9,81")
                .contains("7KQM-2VXD-9HTA", "D643-22")
                .doesNotContain("vaut attestation de réussite");
    }

    @Test
    void theTranscriptOfWhoIsAdmittedIsTheAttestation() throws IOException {
        var fact = (ObjectNode) Papers.JSON.readTree(PaperFacts.read("result"));
        fact.put("decision", "ADMITTED");

        var text = text(typeset(PaperKind.TRANSCRIPT, fact));

        assertThat(text).contains("ADMIS(E)", "vaut attestation de réussite").doesNotContain("bénéfice en 2026");
    }

    @Test
    void theSummonsTellsDaysHoursAndRoomsInOrder() throws IOException {
        var text = text(PaperKind.SUMMONS);

        assertThat(text).contains("Lundi 11 mai 2026", "14 h 00", "Amphithéâtre A", "Mardi 12 mai 2026", "1702600042");
        assertThat(text.indexOf("Lundi 11 mai")).isLessThan(text.indexOf("Mardi 12 mai"));
    }

    @Test
    void theSummonsPrintsArrangementsInWordsAndTheCodeOfTheResults() throws IOException {
        var fact = (ObjectNode) Papers.JSON.readTree(PaperFacts.read("summons"));
        fact.put("resultsCode", "K7QM-3XTD-9WBF-2HRC-8PLV");
        ((ObjectNode) fact.get("sittings").get(0))
                .putArray("arrangements")
                .add("EXTRA_TIME 1/3")
                .add("ROOM_ALONE");

        assertThat(text(typeset(PaperKind.SUMMONS, fact)))
                .contains("Aménagements : Temps", "Salle individuelle", "K7QM-3XTD-9WBF-2HRC-8PLV");
        assertThat(Papers.withoutCode(fact.toString())).doesNotContain("K7QM").contains("sittings");
    }

    @Test
    void theReceiptGivesTheHashOfEachPiece() throws IOException {
        assertThat(text(PaperKind.RECEIPT)).contains("12 novembre 2025 à 10 h 30", "9f86d081884c7d659a2feaa0c55ad015");
    }

    @Test
    void theCertificateOfSuccessNamesTheDecisionAndTheWayToVerifyIt() throws IOException {
        assertThat(text(PaperKind.SUCCESS_CERTIFICATE))
                .contains("admis(e)", "Session 2026", "par décision du", "7KQM-2VXD-9HTA")
                .contains("À l’issue");
    }

    @Test
    void theCertificateOfUnitsListsWhatWasAcquiredAndUntilWhenItHolds() throws IOException {
        assertThat(text(PaperKind.UNITS_CERTIFICATE))
                .contains("2031", "ne vaut pas diplôme", "D. 643-15")
                .doesNotContain("DISPENSE");
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTION_LETTER", "CANCELLATION_LETTER"})
    void aLetterSaysWhyAndWhatOneMayDo(PaperKind kind) throws IOException {
        assertThat(text(kind)).contains("Maëlle LE GOFF-ÇELİK", "NANTES", "n’est pas signé", "R. 421-1", "deux mois");
    }

    @Test
    void theCallListNumbersItsCandidatesByName() throws IOException {
        var text = text(PaperKind.CALL_LIST);

        assertThat(text).contains("Lundi 11 mai 2026, 09 h 00", "B12", "Candidats appelés : 30", "Signature");
        assertThat(text.indexOf("ABELARD")).isLessThan(text.indexOf("ZOLA"));
    }

    @Test
    void theMinutesCountEachDecision() throws IOException {
        assertThat(text(PaperKind.DELIBERATION_MINUTES))
                .contains("ADMIS(E)", "ÉLIMINÉ(E)", "Décisions publiées 31", "président du jury", "9f86d081884c7d65");
    }

    @Test
    void thePreparatoryFormIsFilledInWithWhatTheSchoolImported() throws IOException {
        assertThat(text(PaperKind.PREPARATORY_FORM))
                .contains("LE GOFF-ÇELİK", "Scolaire", "Culture économique, juridique et managériale", "n’inscrit pas");
    }

    @Test
    void theBlankPreparatoryFormHasNothingButTheTests() throws IOException {
        var page = QuarkusTransaction.requiringNew()
                .call(() -> templates.page(
                        PaperKind.PREPARATORY_FORM,
                        composer.blankForm(2026, "17", "MCO-2024", Instant.parse("2025-09-01T00:00:00Z"))));
        var pdf = typesetter.pdf(page, Instant.parse("2025-09-01T00:00:00Z"));
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve("PREPARATORY_FORM_BLANK.pdf"), pdf);

        assertThat(text(pdf)).contains("Gestion opérationnelle", "apprenti").doesNotContain("LE GOFF");
    }

    private String text(PaperKind kind) throws IOException {
        return text(render(kind));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00A0]+", " ");
        }
    }

    private byte[] render(PaperKind kind) throws IOException {
        return typeset(kind, PaperFacts.of(kind));
    }

    private byte[] typeset(PaperKind kind, ObjectNode fact) throws IOException {
        var row = new DocumentRow();
        row.subjectId = UUID.fromString("0190a1b2-0000-7000-8000-000000000002");
        row.registrationId = row.subjectId;
        row.academy = "17";
        row.uai = "0440001M";
        row.examSession = 2026;
        row.version = 1;
        row.askedAt = Instant.parse("2025-11-12T09:30:00Z");
        var person = Papers.JSON.readValue(PaperFacts.read("person"), Person.class);
        var page = QuarkusTransaction.requiringNew()
                .call(() -> templates.page(
                        kind,
                        kind.isAboutOneCandidate()
                                ? composer.compose(kind, row.about(), fact, person)
                                : composer.compose(kind, row.about(), fact, new ListComposer(PaperFacts::somebody))
                                        .orElseThrow()));
        var pdf = typesetter.pdf(page, row.askedAt);
        var folder = Files.createDirectories(Path.of("target", "papers"));
        Files.write(folder.resolve(kind.name() + ".pdf"), pdf);
        return pdf;
    }
}
