package fr.palmares.documents.checklist;

import static fr.palmares.documents.checklist.Asking.RULES;
import static fr.palmares.documents.checklist.Asking.codes;
import static fr.palmares.documents.checklist.Asking.piece;
import static fr.palmares.documents.checklist.Asking.pieces;
import static fr.palmares.documents.checklist.Asking.words;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.checklist.domain.Situation;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each cell of the matrix, both sides: Where no note speaks. */
class NationalDefaultTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCHOOL | | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "FORMER_SCHOOL | | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "APPRENTICE | | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE",
                "FORMER_APPRENTICE | | CONFIRMATION IDENTITE CONTRAT_APPRENTISSAGE",
                "CONTINUING_TRAINING | SELF_EMPLOYED | CONFIRMATION IDENTITE CONTRAT_PRO_OU_TRAVAIL",
                "FORMER_CONTINUING_TRAINING | TRANSITION_PROJECT | CONFIRMATION IDENTITE ACCORD_CPF_PTP",
                "DISTANCE_LEARNING | | CONFIRMATION IDENTITE CERTIF_SCOLARITE DIPLOME_ACCES",
                "WORK_EXPERIENCE | | CONFIRMATION IDENTITE CERTIFICAT_TRAVAIL",
                "SCHOOL | REPEATING WAIVERS NEW_ACCOMMODATION FOREIGN_DIPLOMA FORMER_SCHOOL_FIRST_YEAR"
                        + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE",
                "SCHOOL | RETAINED_MARKS EXEMPT_BY_DIPLOMA EXEMPT_BY_VAE RARE_LANGUAGE POSITIONING"
                        + " | CONFIRMATION IDENTITE CERTIF_SCOLARITE DECISION_DUREE RELEVE_BENEFICE"
                        + " DIPLOME_DISPENSE ATTESTATION_VAE LANGUE_RARE",
            })
    void isAsked(Category category, String circumstances, String expected) {
        assertThat(codes(2026, "09", "SAM-2024", category, circumstances)).isEqualTo(words(expected));
    }

    @Test
    void hasNoDeadlineWithoutACalendar() {
        var situation = new Situation(2025, "17", "MS-B", Category.SCHOOL, Set.of(), Set.of("UF-EE"));

        var pieces = RULES.ruleBook().checklist(situation, RULES.calendar(2025, "17"));

        assertThat(pieces).extracting(Piece::code).contains("MS_FLUIDES", "ENGAGEMENT_ETUDIANT");
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.deadline()).isEmpty());
    }

    @Test
    void cancelsNobody() {
        assertThat(RULES.ruleBook().missingAtDeadline(2026, "09")).isEqualTo(Note.Missing.NOTIFY);
    }
}
