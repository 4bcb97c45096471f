package fr.palmares.documents.file.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.file.domain.FileFact.AllPiecesProvided;
import fr.palmares.documents.file.domain.FileFact.ChecklistIssued;
import fr.palmares.documents.file.domain.FileFact.Consequence;
import fr.palmares.documents.file.domain.FileFact.FileApproved;
import fr.palmares.documents.file.domain.FileFact.PieceAccepted;
import fr.palmares.documents.file.domain.FileFact.PieceDeadlineMissed;
import fr.palmares.documents.file.domain.FileFact.PieceProvided;
import fr.palmares.documents.file.domain.FileFact.PieceRefused;
import fr.palmares.documents.file.domain.PieceState.Reason;
import fr.palmares.documents.file.domain.PieceState.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CandidateFileTest {

    private static final Owner OWNER = new Owner(new UUID(0, 2), new UUID(0, 1), "17", "0440001M");
    private static final Instant FIRST = Instant.parse("2025-11-19T23:00:00Z");
    private static final Instant LATER = Instant.parse("2025-12-12T23:00:00Z");
    private static final Instant NOW = Instant.parse("2025-11-10T09:00:00Z");

    @Test
    void aConfirmedRegistrationIsToldWhatToProvide() {
        var change = CandidateFile.open(OWNER, 1, Optional.of(FIRST), List.of(mandatory("IDENTITE", FIRST)), NOW);

        assertThat(change.next().colour()).isEqualTo(Colour.RED);
        assertThat(change.facts())
                .containsExactly(new ChecklistIssued(
                        OWNER.registrationId(),
                        OWNER.personId(),
                        "17",
                        "0440001M",
                        1,
                        List.of(new FileFact.Line("IDENTITE", "IDENTITE", FIRST, true, null))));
    }

    @Test
    void aPieceProvidedStartsTheFile() {
        var change = file("CONFIRMATION", "IDENTITE").provide("IDENTITE", version(1));

        assertThat(change.next().colour()).isEqualTo(Colour.ORANGE);
        assertThat(change.facts()).hasOnlyElementsOfType(PieceProvided.class);
    }

    @Test
    void theFileIsCompleteOnceEveryMandatoryPieceOfTheFirstDeadlineIsProvided() {
        var provided = provided(file("CONFIRMATION", "IDENTITE", "R408"), "CONFIRMATION", "IDENTITE");

        var change = provided.complete(NOW);

        assertThat(change.next().colour()).isEqualTo(Colour.BLUE);
        assertThat(change.facts()).singleElement().isInstanceOfSatisfying(AllPiecesProvided.class, fact -> {
            assertThat(fact.providedAt()).isEqualTo(NOW);
            assertThat(fact.pieces()).extracting(FileFact.Hash::code).containsExactly("CONFIRMATION", "IDENTITE");
        });
    }

    @Test
    void aPieceThatNewRulesAskOfACompleteFileOpensAlone() {
        var complete = provided(file("CONFIRMATION", "IDENTITE"), "CONFIRMATION", "IDENTITE")
                .complete(NOW)
                .next();

        var asked = complete.reissue(
                        1,
                        Optional.of(FIRST),
                        List.of(
                                mandatory("CONFIRMATION", FIRST),
                                mandatory("IDENTITE", FIRST),
                                mandatory("DIPLOME_ACCES", FIRST)),
                        NOW)
                .next();

        assertThat(asked.mayReceive("DIPLOME_ACCES", NOW).code()).isEqualTo("DIPLOME_ACCES");
        assertThatThrownBy(() -> asked.mayReceive("IDENTITE", NOW)).isInstanceOf(Refused.class);
        assertThat(asked.colour()).isEqualTo(Colour.ORANGE);
        assertThat(provided(asked, "DIPLOME_ACCES").colour()).isEqualTo(Colour.BLUE);
    }

    @Test
    void aMissingPieceIsNamed() {
        var file = provided(file("CONFIRMATION", "IDENTITE"), "IDENTITE");

        assertThatThrownBy(() -> file.complete(NOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.reason())
                                .isInstanceOfSatisfying(
                                        Refusal.PiecesMissing.class,
                                        missing -> assertThat(missing.pieces())
                                                .extracting(AskedPiece::code)
                                                .containsExactly("CONFIRMATION")));
    }

    @Test
    void saidTwiceItChangesNothing() {
        var completed = provided(file("IDENTITE"), "IDENTITE").complete(NOW).next();

        var again = completed.complete(NOW.plusSeconds(60));

        assertThat(again.next()).isEqualTo(completed);
        assertThat(again.facts()).isEmpty();
    }

    @Test
    void aCompleteFileIsLocked() {
        var completed = provided(file("IDENTITE"), "IDENTITE").complete(NOW).next();

        assertRefused(completed, "IDENTITE", NOW, Refusal.FileLocked.class);
    }

    @Test
    void aPieceWithALaterDeadlineStaysOpenUntilThen() {
        var completed =
                provided(file("IDENTITE", "R408"), "IDENTITE").complete(NOW).next();

        completed.mayReceive("R408", LATER.minusMillis(1));
        assertRefused(completed, "R408", LATER, Refusal.DeadlinePassed.class);
    }

    @Test
    void aPieceIsLateFromItsDeadlineOn() {
        var file = file("IDENTITE");

        file.mayReceive("IDENTITE", FIRST.minusMillis(1));
        assertRefused(file, "IDENTITE", FIRST, Refusal.DeadlinePassed.class);
    }

    @Test
    void aPieceNobodyAskedForIsNotTaken() {
        assertRefused(file("IDENTITE"), "RENONCEMENT", NOW, Refusal.NotAsked.class);
    }

    @Test
    void aRefusedPieceReopensAlone() {
        var completed = provided(file("CONFIRMATION", "IDENTITE"), "CONFIRMATION", "IDENTITE")
                .complete(NOW)
                .next();

        var change = completed.review(
                "IDENTITE", new Review.Refuse(Reason.ILLEGIBLE, Optional.of("Scan noir.")), "agent", NOW);

        assertThat(change.facts()).hasOnlyElementsOfType(PieceRefused.class);
        assertThat(change.next().colour()).isEqualTo(Colour.ORANGE);
        change.next().mayReceive("IDENTITE", FIRST.plusSeconds(86_400));
        assertRefused(change.next(), "CONFIRMATION", NOW, Refusal.FileLocked.class);
        assertThat(change.next().provide("IDENTITE", version(2)).next().colour())
                .isEqualTo(Colour.BLUE);
    }

    @Test
    void anAcceptedPieceIsNotReplaced() {
        var accepted = accepted(provided(file("CONFIRMATION", "IDENTITE"), "IDENTITE"), "IDENTITE");

        assertRefused(accepted, "IDENTITE", NOW, Refusal.PieceAlreadyAccepted.class);
    }

    @Test
    void aCompleteFileIsApprovedWithItsLastPiece() {
        var completed = provided(file("CONFIRMATION", "IDENTITE"), "CONFIRMATION", "IDENTITE")
                .complete(NOW)
                .next();
        var oneLeft = completed.review("CONFIRMATION", new Review.Accept(), "agent", NOW);

        var change = oneLeft.next().review("IDENTITE", new Review.Accept(), "agent", NOW);

        assertThat(oneLeft.facts()).hasOnlyElementsOfType(PieceAccepted.class);
        assertThat(change.facts()).hasExactlyElementsOfTypes(PieceAccepted.class, FileApproved.class);
        assertThat(change.next().colour()).isEqualTo(Colour.GREEN);
        assertRefused(change.next(), "IDENTITE", NOW, Refusal.FileAlreadyApproved.class);
    }

    @Test
    void approvalWaitsForPiecesWithALaterDeadline() {
        var completed =
                provided(file("IDENTITE", "R408"), "IDENTITE").complete(NOW).next();
        var accepted = accepted(completed, "IDENTITE");
        assertThat(accepted.colour()).isEqualTo(Colour.BLUE);

        var change = accepted.provide("R408", version(1)).next().review("R408", new Review.Accept(), "agent", NOW);

        assertThat(change.facts()).hasAtLeastOneElementOfType(FileApproved.class);
    }

    @Test
    void piecesAcceptedBeforehandApproveTheFileWhenItIsDeclaredComplete() {
        var accepted = accepted(provided(file("IDENTITE"), "IDENTITE"), "IDENTITE");

        var change = accepted.complete(NOW);

        assertThat(change.facts()).hasExactlyElementsOfTypes(AllPiecesProvided.class, FileApproved.class);
    }

    @Test
    void anAlternativeStandsForThePieceItReplaces() {
        var checklist = List.of(mandatory("CONTRAT_APPRENTISSAGE", FIRST), alternative("ATTESTATION_FORMATION"));
        var file =
                CandidateFile.open(OWNER, 1, Optional.of(FIRST), checklist, NOW).next();

        var change = provided(file, "ATTESTATION_FORMATION").complete(NOW);

        assertThat(change.facts()).hasOnlyElementsOfType(AllPiecesProvided.class);
        assertThat(accepted(change.next(), "ATTESTATION_FORMATION").colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void oneOfTwoAlternativesThatGoTogetherIsNotEnough() {
        var checklist = List.of(mandatory("R408", FIRST), alternative("R408", "RQTH"), alternative("R408", "MEDICAL"));
        var file = provided(
                CandidateFile.open(OWNER, 1, Optional.of(FIRST), checklist, NOW).next(), "RQTH");

        assertThatThrownBy(() -> file.complete(NOW)).isInstanceOf(Refused.class);
        assertThat(provided(file, "MEDICAL").complete(NOW).facts()).isNotEmpty();
    }

    @Test
    void anAmendedRegistrationKeepsWhatIsProvidedAndWantsItsSummarySignedAnew() {
        var file = provided(file("CONFIRMATION", "IDENTITE"), "CONFIRMATION", "IDENTITE");

        var change = file.reissue(
                2,
                Optional.of(FIRST),
                List.of(mandatory("CONFIRMATION", FIRST), mandatory("IDENTITE", FIRST), mandatory("RELEVE", FIRST)),
                NOW);

        assertThat(change.next().missing(_ -> true))
                .extracting(AskedPiece::code)
                .containsExactly("CONFIRMATION", "RELEVE");
        assertThat(change.next().find("CONFIRMATION").orElseThrow().state())
                .isInstanceOfSatisfying(
                        PieceState.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OUTDATED));
    }

    @Test
    void aCorrectionOfTheExamOfficeAfterwardsDoesNotAskForANewSignature() {
        var completed =
                provided(file("CONFIRMATION"), "CONFIRMATION").complete(NOW).next();

        var change = completed.reissue(2, Optional.of(FIRST), List.of(mandatory("CONFIRMATION", FIRST)), NOW);

        assertThat(change.next().missing(_ -> true)).isEmpty();
    }

    @Test
    void aPieceAskedNoLongerMayBeTheLastOneApprovalWaitedFor() {
        var completed =
                provided(file("IDENTITE", "R408"), "IDENTITE").complete(NOW).next();
        var accepted = accepted(completed, "IDENTITE");

        var change = accepted.reissue(1, Optional.of(FIRST), List.of(mandatory("IDENTITE", FIRST)), NOW);

        assertThat(change.facts()).hasAtLeastOneElementOfType(FileApproved.class);
    }

    @Test
    void nothingIsControlledBeforeItIsProvided() {
        assertThatThrownBy(() -> file("IDENTITE").review("IDENTITE", new Review.Accept(), "agent", NOW))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isInstanceOf(Refusal.NotProvided.class));
    }

    @Test
    void aPieceMissingAtItsDeadlineCostsWhatTheAcademyDecided() {
        var file = provided(file("CONFIRMATION", "IDENTITE"), "IDENTITE");

        assertThat(file.missedDeadlines(FIRST.minusMillis(1), Note.Missing.CANCEL, Set.of()))
                .isEmpty();
        assertThat(file.missedDeadlines(FIRST, Note.Missing.CANCEL, Set.of())).singleElement().isInstanceOfSatisfying(
                PieceDeadlineMissed.class, missed -> {
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
                new Piece("ENGAGEMENT", "ENGAGEMENT", Optional.of(LATER), true, Optional.of("UF-EE"), Optional.empty(), "."));
        var file = provided(
                CandidateFile.open(OWNER, 1, Optional.of(FIRST), checklist, NOW).next(), "IDENTITE");

        assertThat(file.missedDeadlines(LATER, Note.Missing.CANCEL, Set.of())).singleElement().isInstanceOfSatisfying(
                PieceDeadlineMissed.class, missed -> {
                    assertThat(missed.consequence()).isEqualTo(Consequence.WITHDRAW_UNIT);
                    assertThat(missed.unit()).isEqualTo("UF-EE");
                });
    }

    @Test
    void aPieceRefusedAfterItWasProvidedInTimeIsNotMissed() {
        var refused = provided(file("IDENTITE"), "IDENTITE")
                .review("IDENTITE", new Review.Refuse(Reason.ILLEGIBLE, Optional.empty()), "agent", NOW)
                .next();

        assertThat(refused.missedDeadlines(FIRST, Note.Missing.CANCEL, Set.of())).isEmpty();
    }

    @Test
    void onlyTheDeclarationIsMissingOnceEverythingArrivedInTime() {
        var provided = provided(file("IDENTITE", "R408"), "IDENTITE");

        assertThat(provided.awaitsDeclarationOnly(FIRST.minusMillis(1))).isFalse();
        assertThat(provided.awaitsDeclarationOnly(FIRST)).isTrue();
        assertThat(file("IDENTITE").awaitsDeclarationOnly(FIRST)).isFalse();
    }

    @Test
    void aClosedFileTakesNothing() {
        assertRefused(file("IDENTITE").close(), "IDENTITE", NOW, Refusal.FileClosed.class);
    }

    private static void assertRefused(CandidateFile file, String code, Instant at, Class<? extends Refusal> reason) {
        assertThatThrownBy(() -> file.mayReceive(code, at))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isInstanceOf(reason));
    }

    private static CandidateFile file(String... codes) {
        var checklist = new ArrayList<Piece>();
        for (var code : codes) {
            checklist.add(mandatory(code, code.equals("R408") ? LATER : FIRST));
        }
        return CandidateFile.open(OWNER, 1, Optional.of(FIRST), checklist, NOW).next();
    }

    private static CandidateFile provided(CandidateFile file, String... codes) {
        for (var code : codes) {
            file = file.provide(code, version(1)).next();
        }
        return file;
    }

    private static CandidateFile accepted(CandidateFile file, String code) {
        return file.review(code, new Review.Accept(), "agent", NOW).next();
    }

    private static Version version(int number) {
        return new Version(number, "sha-" + number, NOW);
    }

    private static Piece mandatory(String code, Instant deadline) {
        return new Piece(code, code, Optional.of(deadline), true, Optional.empty(), Optional.empty(), "Parce que.");
    }

    private static Piece alternative(String code) {
        return alternative("CONTRAT_APPRENTISSAGE", code);
    }

    private static Piece alternative(String of, String code) {
        return new Piece(code, code, Optional.of(FIRST), false, Optional.empty(), Optional.of(of), "Parce que.");
    }
}
