package fr.palmares.documents.checklist;

import static fr.palmares.documents.checklist.Asking.RULES;
import static fr.palmares.documents.checklist.Asking.codes;
import static fr.palmares.documents.checklist.Asking.piece;
import static fr.palmares.documents.checklist.Asking.words;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Note;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each cell of the matrix, both sides: Normandie (70), exam session 2024. */
class Normandie2024Test {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCHOOL | MCO-2024 | | CONFIRMATION IDENTITE",
                "FORMER_SCHOOL | MCO-2024 | REPEATING | CONFIRMATION IDENTITE",
                "FORMER_SCHOOL | MCO-2024 | REPEATING RETAINED_MARKS | CONFIRMATION IDENTITE RELEVE_BENEFICE",
                "APPRENTICE | MCO-2024 | | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE",
                "APPRENTICE | MCO-2024 | FORMER_SCHOOL_FIRST_YEAR" + " | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE",
                "FORMER_APPRENTICE | MCO-2024 | | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE",
                "CONTINUING_TRAINING | MCO-2024 | WORK_CONTRACT | CONFIRMATION IDENTITE CONTRAT_PRO_OU_TRAVAIL",
                "FORMER_CONTINUING_TRAINING | MCO-2024 | JOB_SEEKER"
                        + " | CONFIRMATION IDENTITE CONTRAT_PRO_OU_TRAVAIL",
                "CONTINUING_TRAINING | MCO-2024 | TRANSITION_PROJECT | CONFIRMATION IDENTITE ACCORD_CPF_PTP",
                "DISTANCE_LEARNING | MCO-2024 | | CONFIRMATION IDENTITE",
                "WORK_EXPERIENCE | MCO-2024 | | CONFIRMATION IDENTITE",
                "WORK_EXPERIENCE | MCO-2024 | POSITIONING | CONFIRMATION IDENTITE DECISION_DUREE",
                "WORK_EXPERIENCE | MCO-2024 | INTERNSHIP_WAIVER | CONFIRMATION IDENTITE DECISION_DUREE",
                "WORK_EXPERIENCE | MCO-2024 | POSITIONING INTERNSHIP_WAIVER"
                        + " | CONFIRMATION IDENTITE DECISION_DUREE",
                "WORK_EXPERIENCE | MCO-2024 | ADAPTED_DURATION | CONFIRMATION IDENTITE",
                "WORK_EXPERIENCE | MCO-2024 | WAIVERS | CONFIRMATION IDENTITE RENONCEMENT",
                "WORK_EXPERIENCE | MCO-2024 | EXEMPT_BY_DIPLOMA | CONFIRMATION IDENTITE DIPLOME_DISPENSE",
                "WORK_EXPERIENCE | MCO-2024 | EXEMPT_BY_VAE | CONFIRMATION IDENTITE",
                "WORK_EXPERIENCE | MCO-2024 | RARE_LANGUAGE | CONFIRMATION IDENTITE",
                "WORK_EXPERIENCE | MCO-2024 | NEW_ACCOMMODATION | CONFIRMATION IDENTITE HANDICAP",
                "WORK_EXPERIENCE | MCO-2024 | ACCOMMODATION_RENEWAL | CONFIRMATION IDENTITE HANDICAP",
                "SCHOOL | MS-A | | CONFIRMATION IDENTITE MS_ELEC MS_SECOURS",
                "SCHOOL | MS-B | | CONFIRMATION IDENTITE MS_ELEC MS_SECOURS MS_FLUIDES",
                "SCHOOL | MS-C | | CONFIRMATION IDENTITE MS_ELEC MS_SECOURS MS_HAUTEUR",
                "SCHOOL | MS-D | | CONFIRMATION IDENTITE MS_ELEC MS_SECOURS MS_HAUTEUR",
                "SCHOOL | FABCR | | CONFIRMATION IDENTITE",
                "SCHOOL | FABCR | HEIGHT_WORK_WAIVER | CONFIRMATION IDENTITE",
                "SCHOOL | TP-2011 | HEIGHT_WORK_WAIVER"
                        + " | CONFIRMATION IDENTITE R408_DISPENSE_RQTH R408_DISPENSE_MEDICAL",
            })
    void asksWhatItsNoteLists(Category category, String specialty, String circumstances, String expected) {
        assertThat(codes(2024, "70", specialty, category, circumstances)).isEqualTo(words(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMCR", "BAT-2011", "EBCR", "MEC", "FED-A", "FED-B", "FED-C", "SCBH", "TP-2011"})
    void asksForR408InTheSpecialtiesItNames(String specialty) {
        assertThat(codes(2024, "70", specialty, Category.SCHOOL, "")).contains("R408");
    }

    @Test
    void givesUntilRegistrationCloses() {
        assertThat(piece("IDENTITE", 2024, "70", "MCO-2024", Category.SCHOOL).deadline())
                .contains(Instant.parse("2023-11-15T16:00:00Z"));
    }

    @Test
    void cancelsAnIncompleteFile() {
        assertThat(RULES.ruleBook().missingAtDeadline(2024, "70")).isEqualTo(Note.Missing.CANCEL);
    }
}
