package fr.palmares.documents.checklist;

import static fr.palmares.documents.checklist.Asking.RULES;
import static fr.palmares.documents.checklist.Asking.codes;
import static fr.palmares.documents.checklist.Asking.piece;
import static fr.palmares.documents.checklist.Asking.pieces;
import static fr.palmares.documents.checklist.Asking.words;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Circumstance;
import fr.palmares.documents.checklist.domain.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cell of the matrix, both sides: Nantes (17), exam session 2026. */
class Nantes2026Test {

    private static final Instant FIRST = Instant.parse("2025-11-19T23:00:00Z");
    private static final Instant LATER = Instant.parse("2025-12-12T23:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCHOOL | MCO-2024 | | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "FORMER_SCHOOL | MCO-2024 | | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "SCHOOL | MCO-2024 | FORMER_SCHOOL_FIRST_YEAR | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "APPRENTICE | MCO-2024 | | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE ATTESTATION_FORMATION",
                "FORMER_APPRENTICE | MCO-2024 |"
                        + " | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE ATTESTATION_FORMATION",
                "APPRENTICE | MCO-2024 | FORMER_SCHOOL_FIRST_YEAR"
                        + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE CONTRAT_APPRENTISSAGE ATTESTATION_FORMATION",
                "CONTINUING_TRAINING | MCO-2024 | WORK_CONTRACT | CONFIRMATION IDENTITE ATTESTATION_FORMATION",
                "CONTINUING_TRAINING | MCO-2024 | TRANSITION_PROJECT"
                        + " | CONFIRMATION IDENTITE ATTESTATION_FORMATION",
                "FORMER_CONTINUING_TRAINING | MCO-2024 | | CONFIRMATION IDENTITE ATTESTATION_FORMATION",
                "SCHOOL | MCO-2024 | REPEATING | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "SCHOOL | MCO-2024 | REPEATING RETAINED_MARKS"
                        + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE RELEVE_BENEFICE",
                "SCHOOL | MCO-2024 | POSITIONING | CONFIRMATION IDENTITE CERTIF_SCOLARITE DECISION_DUREE",
                "SCHOOL | MCO-2024 | ADAPTED_DURATION INTERNSHIP_WAIVER | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "SCHOOL | MCO-2024 | EXEMPT_BY_DIPLOMA" + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE DIPLOME_DISPENSE",
                "SCHOOL | MCO-2024 | EXEMPT_BY_VAE | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "SCHOOL | MCO-2024 | WAIVERS RARE_LANGUAGE NEW_ACCOMMODATION"
                        + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "SCHOOL | MS-A | | CONFIRMATION IDENTITE CERTIF_SCOLARITE MS_ELEC MS_SECOURS",
                "SCHOOL | MS-B | | CONFIRMATION IDENTITE CERTIF_SCOLARITE MS_ELEC MS_SECOURS MS_FLUIDES",
                "SCHOOL | MS-C | | CONFIRMATION IDENTITE CERTIF_SCOLARITE MS_ELEC MS_SECOURS MS_HAUTEUR",
                "SCHOOL | MS-D | | CONFIRMATION IDENTITE CERTIF_SCOLARITE MS_ELEC MS_SECOURS MS_HAUTEUR",
                "SCHOOL | FABCR | | CONFIRMATION IDENTITE CERTIF_SCOLARITE R408",
                "SCHOOL | EBCR | HEIGHT_WORK_WAIVER"
                        + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE R408_DISPENSE_RQTH R408_DISPENSE_MEDICAL",
                "DISTANCE_LEARNING | MCO-2024 | REPEATING" + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE DIPLOME_ACCES",
                "WORK_EXPERIENCE | MCO-2024 | EXEMPT_BY_VAE"
                        + " | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL ATTESTATION_VAE",
            })
    void asksWhatItsNoteLists(Category category, String specialty, String circumstances, String expected) {
        assertThat(codes(2026, "17", specialty, category, circumstances)).isEqualTo(words(expected));
    }

    @Test
    void takesTheContractOrTheAttestationFromAnApprentice() {
        var contract = piece("CONTRAT_APPRENTISSAGE", 2026, "17", "MCO-2024", Category.APPRENTICE);
        var attestation = piece("ATTESTATION_FORMATION", 2026, "17", "MCO-2024", Category.APPRENTICE);

        assertThat(contract.mandatory()).isTrue();
        assertThat(contract.alternativeOf()).isEmpty();
        assertThat(attestation.mandatory()).isFalse();
        assertThat(attestation.alternativeOf()).contains("CONTRAT_APPRENTISSAGE");
    }

    @Test
    void asksTheAttestationItselfInContinuingTraining() {
        var attestation = piece("ATTESTATION_FORMATION", 2026, "17", "MCO-2024", Category.CONTINUING_TRAINING);

        assertThat(attestation.mandatory()).isTrue();
        assertThat(attestation.alternativeOf()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void givesUntil12DecemberForR408AndAllCertificatesOfMaintenanceDesSystemes(Category category) {
        for (var specialty : List.of("MS-A", "MS-B", "MS-C", "MS-D", "TP-2011")) {
            var pieces = pieces(2026, "17", specialty, category, "");

            assertThat(pieces)
                    .allSatisfy(piece -> assertThat(piece.deadline())
                            .contains(
                                    piece.code().startsWith("MS_")
                                                    || piece.code().equals("R408")
                                            ? LATER
                                            : FIRST));
        }
    }

    @Test
    void givesTheDispensationFromR408TheSameTime() {
        var piece =
                piece("R408_DISPENSE_MEDICAL", 2026, "17", "TP-2011", Category.SCHOOL, Circumstance.HEIGHT_WORK_WAIVER);

        assertThat(piece.deadline()).contains(LATER);
        assertThat(piece.mandatory()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"AMCR, annexes 4 et 5", "SCBH, annexes 4 et 5", "TP-2011, annexe 5", "FABCR, annexe 5"})
    void namesTheAnnexesOfR408(String specialty, String words) {
        assertThat(piece("R408", 2026, "17", specialty, Category.SCHOOL).label())
                .endsWith(words);
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void asksForTheEngagementFormLaterAndForThatUnitOnly(Category category) {
        var situation = new Situation(2026, "17", "MCO-2024", category, Set.of(), Set.of("UF-EE"));

        var piece = RULES.ruleBook()
                .checklist(situation, RULES.calendar(2026, "17"))
                .getLast();

        assertThat(piece.code()).isEqualTo("ENGAGEMENT_ETUDIANT");
        assertThat(piece.deadline()).contains(LATER);
        assertThat(piece.boundToUnit()).contains("UF-EE");
        assertThat(piece.mandatory()).isTrue();
    }
}
