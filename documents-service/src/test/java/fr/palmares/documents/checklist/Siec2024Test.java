package fr.palmares.documents.checklist;

import static fr.palmares.documents.checklist.Asking.RULES;
import static fr.palmares.documents.checklist.Asking.codes;
import static fr.palmares.documents.checklist.Asking.piece;
import static fr.palmares.documents.checklist.Asking.words;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Circumstance;
import fr.palmares.documents.checklist.domain.Note;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each cell of the matrix, both sides: SIEC (01, 24, 25), exam session 2024. */
class Siec2024Test {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DISTANCE_LEARNING | NDRC | | CONFIRMATION IDENTITE",
                "WORK_EXPERIENCE | NDRC | | CONFIRMATION IDENTITE",
                "FORMER_SCHOOL | NDRC | REPEATING | CONFIRMATION IDENTITE RELEVE_REDOUBLANT",
                "FORMER_SCHOOL | NDRC | REPEATING RETAINED_MARKS"
                        + " | CONFIRMATION IDENTITE RELEVE_REDOUBLANT RELEVE_BENEFICE",
                "FORMER_SCHOOL | NDRC | RETAINED_MARKS | CONFIRMATION IDENTITE RELEVE_BENEFICE",
                "APPRENTICE | NDRC | | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE",
                "FORMER_APPRENTICE | NDRC | | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE",
                "CONTINUING_TRAINING | NDRC | | CONFIRMATION IDENTITE CONTRAT_PRO_OU_TRAVAIL",
                "CONTINUING_TRAINING | NDRC | WORK_CONTRACT CONTRACT_BROKEN"
                        + " | CONFIRMATION IDENTITE CONTRAT_PRO_OU_TRAVAIL",
                "FORMER_CONTINUING_TRAINING | NDRC | TRANSITION_PROJECT | CONFIRMATION IDENTITE ACCORD_CPF_PTP",
                "DISTANCE_LEARNING | NDRC | POSITIONING | CONFIRMATION IDENTITE DECISION_DUREE",
                "DISTANCE_LEARNING | NDRC | ADAPTED_DURATION | CONFIRMATION IDENTITE DECISION_DUREE",
                "DISTANCE_LEARNING | NDRC | INTERNSHIP_WAIVER | CONFIRMATION IDENTITE",
                "DISTANCE_LEARNING | NDRC | EXEMPT_BY_DIPLOMA | CONFIRMATION IDENTITE DIPLOME_DISPENSE",
                "DISTANCE_LEARNING | NDRC | EXEMPT_BY_VAE | CONFIRMATION IDENTITE",
                "DISTANCE_LEARNING | NDRC | WAIVERS | CONFIRMATION IDENTITE",
                "DISTANCE_LEARNING | NDRC | RARE_LANGUAGE | CONFIRMATION IDENTITE",
                "DISTANCE_LEARNING | NDRC | NEW_ACCOMMODATION | CONFIRMATION IDENTITE",
                "DISTANCE_LEARNING | MS-A | | CONFIRMATION IDENTITE MS_ELEC MS_HAUTEUR MS_FLUIDES MS_SECOURS",
                "DISTANCE_LEARNING | MS-D | | CONFIRMATION IDENTITE MS_ELEC MS_HAUTEUR MS_FLUIDES MS_SECOURS",
                "DISTANCE_LEARNING | FABCR | | CONFIRMATION IDENTITE R408",
                "DISTANCE_LEARNING | FED-C | HEIGHT_WORK_WAIVER"
                        + " | CONFIRMATION IDENTITE R408_DISPENSE_RQTH R408_DISPENSE_MEDICAL",
                "SCHOOL | MS-A | REPEATING | CONFIRMATION IDENTITE CERTIF_SCOLARITE MS_ELEC MS_SECOURS",
            })
    void asksWhatItsNoteLists(Category category, String specialty, String circumstances, String expected) {
        for (var academy : List.of("01", "24", "25")) {
            assertThat(codes(2024, academy, specialty, category, circumstances)).isEqualTo(words(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PROFESSIONALISATION_CONTRACT, OPCA",
        "WORK_CONTRACT, Contrat de travail",
        "SELF_EMPLOYED, indépendant",
        "JOB_SEEKER, Pôle emploi",
        "CONTRACT_BROKEN, Lettre de rupture et les deux contrats",
    })
    void namesTheProofOfEachGroundOfContinuingTraining(Circumstance ground, String words) {
        var piece = piece("CONTRAT_PRO_OU_TRAVAIL", 2024, "25", "NDRC", Category.CONTINUING_TRAINING, ground);

        assertThat(piece.label()).contains(words);
    }

    @Test
    void givesUntilRegistrationCloses() {
        assertThat(piece("IDENTITE", 2024, "24", "NDRC", Category.WORK_EXPERIENCE)
                        .deadline())
                .contains(Instant.parse("2023-11-15T16:00:00Z"));
    }

    @Test
    void cancelsAnIncompleteFile() {
        assertThat(RULES.ruleBook().missingAtDeadline(2024, "01")).isEqualTo(Note.Missing.CANCEL);
    }
}
