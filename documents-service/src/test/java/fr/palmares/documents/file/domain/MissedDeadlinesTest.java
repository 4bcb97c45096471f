package fr.palmares.documents.file.domain;

import static fr.palmares.documents.file.domain.CandidateFiles.FIRST;
import static fr.palmares.documents.file.domain.CandidateFiles.LATER;
import static fr.palmares.documents.file.domain.CandidateFiles.NOW;
import static fr.palmares.documents.file.domain.CandidateFiles.OWNER;
import static fr.palmares.documents.file.domain.CandidateFiles.file;
import static fr.palmares.documents.file.domain.CandidateFiles.mandatory;
import static fr.palmares.documents.file.domain.CandidateFiles.provided;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.file.domain.FileFact.Consequence;
import fr.palmares.documents.file.domain.FileFact.PieceDeadlineMissed;
import fr.palmares.documents.file.domain.PieceState.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Both sides of each deadline (P-5). */
class MissedDeadlinesTest {

    @Test
    void aPieceMissingAtItsDeadlineCostsWhatTheAcademyDecided() {
        var file = provided(file("CONFIRMATION", "IDENTITE"), "IDENTITE");

        assertThat(file.missedDeadlines(FIRST.minusMillis(1), Note.Missing.CANCEL, Set.of()))
                .isEmpty();
        assertThat(file.missedDeadlines(FIRST, Note.Missing.CANCEL, Set.of()))
                .singleElement()
                .isInstanceOfSatisfying(PieceDeadlineMissed.class, missed -> {
                    assertThat(missed.codes()).containsExactly("CONFIRMATION");
                    assertThat(missed.consequence()).isEqualTo(Consequence.CANCEL);
                });
        assertThat(file.missedDeadlines(FIRST, Note.Missing.NOTIFY, Set.of()))
                .extracting(fact -> ((PieceDeadlineMissed) fact).consequence())
                .containsExactly(Consequence.NOTIFY);
        assertThat(file.missedDeadlines(FIRST, Note.Missing.CANCEL, Set.of("CONFIRMATION")))
                .isEmpty();
    }

    @Test
    void aPieceBoundToAnOptionalUnitCostsThatUnitAlone() {
        var checklist = List.of(
                mandatory("IDENTITE", FIRST),
                new Piece(
                        "ENGAGEMENT",
                        "ENGAGEMENT",
                        Optional.of(LATER),
                        true,
                        Optional.of("UF-EE"),
                        Optional.empty(),
                        "."));
        var file = provided(
                CandidateFile.open(OWNER, 1, Optional.of(FIRST), checklist, NOW).next(), "IDENTITE");

        assertThat(file.missedDeadlines(LATER, Note.Missing.CANCEL, Set.of()))
                .singleElement()
                .isInstanceOfSatisfying(PieceDeadlineMissed.class, missed -> {
                    assertThat(missed.consequence()).isEqualTo(Consequence.WITHDRAW_UNIT);
                    assertThat(missed.unit()).isEqualTo("UF-EE");
                });
    }

    @Test
    void aPieceRefusedAfterItWasProvidedInTimeIsNotMissed() {
        var refused = provided(file("IDENTITE"), "IDENTITE")
                .review("IDENTITE", new Review.Refuse(Reason.ILLEGIBLE, Optional.empty()), "agent", NOW)
                .next();

        assertThat(refused.missedDeadlines(FIRST, Note.Missing.CANCEL, Set.of()))
                .isEmpty();
    }

    @Test
    void onlyTheDeclarationIsMissingOnceEverythingArrivedInTime() {
        var provided = provided(file("IDENTITE", "R408"), "IDENTITE");

        assertThat(provided.awaitsDeclarationOnly(FIRST.minusMillis(1))).isFalse();
        assertThat(provided.awaitsDeclarationOnly(FIRST)).isTrue();
        assertThat(file("IDENTITE").awaitsDeclarationOnly(FIRST)).isFalse();
    }
}
