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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each cell of the matrix, both sides: Aix-Marseille (02), exam session 2024. */
class AixMarseille2024Test {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DISTANCE_LEARNING | SIO-SLAM-2024 | | CONFIRMATION IDENTITE CERTIF_SCOLARITE DIPLOME_ACCES",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL",
                "FORMER_SCHOOL | SIO-SLAM-2024 | | CONFIRMATION IDENTITE",
                "FORMER_SCHOOL | SIO-SLAM-2024 | REPEATING | CONFIRMATION IDENTITE RELEVE_REDOUBLANT",
                "FORMER_APPRENTICE | SIO-SLAM-2024 | REPEATING | CONFIRMATION IDENTITE RELEVE_REDOUBLANT",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | REPEATING RETAINED_MARKS"
                        + " | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL RELEVE_REDOUBLANT RELEVE_BENEFICE",
                "DISTANCE_LEARNING | SIO-SLAM-2024 | ADAPTED_DURATION"
                        + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE DIPLOME_ACCES DECISION_DUREE",
                "DISTANCE_LEARNING | SIO-SLAM-2024 | INTERNSHIP_WAIVER"
                        + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE DIPLOME_ACCES",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | ADAPTED_DURATION | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | EXEMPT_BY_DIPLOMA"
                        + " | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL DIPLOME_DISPENSE",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | EXEMPT_BY_VAE"
                        + " | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL ATTESTATION_VAE",
                "FORMER_SCHOOL | SIO-SLAM-2024 | EXEMPT_BY_VAE REPEATING"
                        + " | CONFIRMATION IDENTITE RELEVE_REDOUBLANT ATTESTATION_VAE",
                "FORMER_SCHOOL | SIO-SLAM-2024 | EXEMPT_BY_VAE | CONFIRMATION IDENTITE",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | FOREIGN_DIPLOMA | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | RARE_LANGUAGE"
                        + " | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL LANGUE_RARE",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | WAIVERS | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | NEW_ACCOMMODATION"
                        + " | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL HANDICAP",
                "WORK_EXPERIENCE | SIO-SLAM-2024 | ACCOMMODATION_RENEWAL"
                        + " | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL HANDICAP",
                "WORK_EXPERIENCE | BAT-2011 | | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL R408",
                "WORK_EXPERIENCE | BAT-2011 | HEIGHT_WORK_WAIVER"
                        + " | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL R408_DISPENSE_RQTH R408_DISPENSE_MEDICAL",
                "WORK_EXPERIENCE | MS-B | | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL",
                "SCHOOL | SIO-SLAM-2024 | REPEATING | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "APPRENTICE | MS-B | | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE MS_ELEC MS_SECOURS MS_FLUIDES",
            })
    void asksWhatItsNoteLists(Category category, String specialty, String circumstances, String expected) {
        assertThat(codes(2024, "02", specialty, category, circumstances)).isEqualTo(words(expected));
    }

    @Test
    void givesUntilTheEndOf26November() {
        assertThat(piece("IDENTITE", 2024, "02", "BAT-2011", Category.WORK_EXPERIENCE)
                        .deadline())
                .contains(Instant.parse("2023-11-26T23:00:00Z"));
    }

    @Test
    void endsAccommodationRequestsWithRegistrationAndNeverRequiresThem() {
        var piece = piece("HANDICAP", 2024, "02", "BAT-2011", Category.WORK_EXPERIENCE, Circumstance.NEW_ACCOMMODATION);

        assertThat(piece.deadline()).contains(Instant.parse("2023-11-15T17:00:00Z"));
        assertThat(piece.mandatory()).isFalse();
    }

    @Test
    void tellsAboutMissingPiecesBeforeItRejects() {
        assertThat(RULES.ruleBook().missingAtDeadline(2024, "02")).isEqualTo(Note.Missing.NOTIFY);
    }
}
