package fr.palmares.documents.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.checklist.domain.PieceRule;
import fr.palmares.documents.checklist.domain.PiecesCalendar;
import fr.palmares.documents.checklist.domain.Situation;
import fr.palmares.documents.checklist.domain.When;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** National list → academy: what is added, said otherwise, or not asked. */
class InheritanceTest {

    private static final ShippedRules SHIPPED = new ShippedRules();
    private static final Note NATIONAL = SHIPPED.ruleBook().nationalDefault();

    @Test
    void anAcademyAddsToTheNationalList() {
        var note = academy(rule("DIPLOME_ACCES", "Diplôme")).over(NATIONAL, Set.of());

        assertThat(codes(note, Category.SCHOOL))
                .containsExactly("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE", "DIPLOME_ACCES");
    }

    @Test
    void whatItSaysOfACodeStandsInPlaceOfTheNationalWords() {
        var note = academy(rule("IDENTITE", "Passeport seulement")).over(NATIONAL, Set.of());

        assertThat(pieces(note, Category.SCHOOL))
                .filteredOn(piece -> piece.code().equals("IDENTITE"))
                .singleElement()
                .extracting(Piece::label)
                .isEqualTo("Passeport seulement");
    }

    @Test
    void whatItTakesAwayIsNotAsked() {
        var note = academy().over(NATIONAL, Set.of("CERTIF_SCOLARITE"));

        assertThat(codes(note, Category.SCHOOL)).containsExactly("CONFIRMATION", "IDENTITE");
    }

    @Test
    void aCategoryItDoesNotSpeakForGetsTheNationalListEvenWhereAShippedNoteSpokeBefore() {
        var note = academy(rule("DIPLOME_ACCES", "Diplôme")).over(NATIONAL, Set.of());

        assertThat(codes(note, Category.APPRENTICE))
                .containsExactly("CONFIRMATION", "IDENTITE", "CONTRAT_APPRENTISSAGE");
    }

    @Test
    void whatHappensAtTheDeadlineIsTheAcademysToSay() {
        var book = SHIPPED.ruleBook().with(academy());

        assertThat(book.missingAtDeadline(2026, "17")).isEqualTo(Note.Missing.NOTIFY);
        assertThat(SHIPPED.ruleBook().missingAtDeadline(2026, "17")).isEqualTo(Note.Missing.CANCEL);
    }

    private static List<String> codes(Note note, Category category) {
        return pieces(note, category).stream().map(Piece::code).toList();
    }

    private static List<Piece> pieces(Note note, Category category) {
        var situation = new Situation(2026, "17", "MCO-2024", category, Set.of(), Set.of());
        return SHIPPED.ruleBook().with(note).checklist(situation, PiecesCalendar.NONE);
    }

    private static Note academy(PieceRule... rules) {
        return new Note(
                "17-2026",
                1,
                "",
                Set.of(2026),
                Set.of("17"),
                Set.of(Category.SCHOOL),
                Note.Missing.NOTIFY,
                List.of(rules));
    }

    private static PieceRule rule(String code, String label) {
        return new PieceRule(
                code, label, "", When.ALWAYS, true, Optional.empty(), Optional.empty(), PieceRule.Due.PIECES);
    }
}
