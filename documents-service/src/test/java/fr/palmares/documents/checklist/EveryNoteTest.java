package fr.palmares.documents.checklist;

import static fr.palmares.documents.checklist.Asking.RULES;
import static fr.palmares.documents.checklist.Asking.piece;
import static fr.palmares.documents.checklist.Asking.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Circumstance;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.checklist.domain.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds whichever note speaks. */
class EveryNoteTest {

    @ParameterizedTest
    @CsvSource({
        "02, 2023-11-26T23:00:00Z",
        "70, 2023-11-15T16:00:00Z",
        "01, 2023-11-15T16:00:00Z",
        "17, 2023-11-24T23:00:00Z"
    })
    void theEngagementFormFollowsThePiecesWhereNoLaterDeadlineIsSet(String academy, Instant deadline) {
        var situation = new Situation(2024, academy, "NDRC", Category.FORMER_SCHOOL, Set.of(), Set.of("UF1", "UF-EE"));

        var pieces = RULES.ruleBook().checklist(situation, RULES.calendar(2024, academy));

        assertThat(pieces.getLast().code()).isEqualTo("ENGAGEMENT_ETUDIANT");
        assertThat(pieces.getLast().deadline()).contains(deadline);
    }

    @Test
    void anotherOptionalUnitAsksForNoForm() {
        var situation = new Situation(2026, "17", "MCO-2024", Category.SCHOOL, Set.of(), Set.of("UF1"));

        assertThat(RULES.ruleBook().checklist(situation, RULES.calendar(2026, "17")))
                .extracting(Piece::code)
                .doesNotContain("ENGAGEMENT_ETUDIANT");
    }

    @Test
    void eachCodeAppearsOnceWhateverTheSituation() {
        for (var academy : List.of("01", "02", "09", "17", "24", "25", "70")) {
            for (var session : List.of(2024, 2026)) {
                for (var category : Category.values()) {
                    for (var specialty : List.of("MS-B", "FABCR", "AMCR", "MCO-2024")) {
                        var everything = new Situation(
                                session, academy, specialty, category, Set.of(Circumstance.values()), Set.of("UF-EE"));

                        var pieces =
                                RULES.ruleBook().checklistWithChoices(everything, RULES.calendar(session, academy));

                        assertThat(pieces).extracting(Piece::code).doesNotHaveDuplicates();
                        assertThat(pieces).allSatisfy(piece -> {
                            assertThat(piece.label()).isNotBlank();
                            assertThat(piece.reason()).endsWith(".");
                            assertThat(RULES.kind(piece.code())).isPresent();
                        });
                    }
                }
            }
        }
    }

    @Test
    void aRegistrationThatCannotKnowAHandicapOffersTheDispensationAsAChoice() {
        var situation = new Situation(2026, "17", "TP-2011", Category.SCHOOL, Set.of(), Set.of());

        var pieces = RULES.ruleBook().checklistWithChoices(situation, RULES.calendar(2026, "17"));

        assertThat(pieces)
                .filteredOn(piece -> piece.alternativeOf().equals(Optional.of("R408")))
                .allMatch(piece -> !piece.mandatory())
                .extracting(Piece::code)
                .containsExactly("R408_DISPENSE_RQTH", "R408_DISPENSE_MEDICAL");
    }
}
