package fr.palmares.documents.checklist;

import static fr.palmares.documents.checklist.Asking.RULES;
import static fr.palmares.documents.checklist.Asking.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.Piece;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cell of the matrix, both sides: Nantes (17), exam session 2024: a note without a list. */
class Nantes2024Test {

    @ParameterizedTest
    @EnumSource(Category.class)
    void asksTheNationalDefaultOfEverybodyByItsOwnDeadline(Category category) {
        var here = pieces(2024, "17", "TP-2011", category, "REPEATING RETAINED_MARKS");
        var nowhere = pieces(2024, "09", "TP-2011", category, "REPEATING RETAINED_MARKS");

        assertThat(here)
                .extracting(Piece::code)
                .isEqualTo(nowhere.stream().map(Piece::code).toList());
        assertThat(here).extracting(Piece::deadline).containsOnly(Optional.of(Instant.parse("2023-11-24T23:00:00Z")));
    }

    @Test
    void cancelsAnIncompleteFile() {
        assertThat(RULES.ruleBook().missingAtDeadline(2024, "17")).isEqualTo(Note.Missing.CANCEL);
    }
}
