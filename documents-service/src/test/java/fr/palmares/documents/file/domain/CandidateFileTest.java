package fr.palmares.documents.file.domain;

import static fr.palmares.documents.file.domain.CandidateFiles.FIRST;
import static fr.palmares.documents.file.domain.CandidateFiles.LATER;
import static fr.palmares.documents.file.domain.CandidateFiles.NOW;
import static fr.palmares.documents.file.domain.CandidateFiles.OWNER;
import static fr.palmares.documents.file.domain.CandidateFiles.accepted;
import static fr.palmares.documents.file.domain.CandidateFiles.alternative;
import static fr.palmares.documents.file.domain.CandidateFiles.assertRefused;
import static fr.palmares.documents.file.domain.CandidateFiles.file;
import static fr.palmares.documents.file.domain.CandidateFiles.mandatory;
import static fr.palmares.documents.file.domain.CandidateFiles.provided;
import static fr.palmares.documents.file.domain.CandidateFiles.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.documents.file.domain.FileFact.AllPiecesProvided;
import fr.palmares.documents.file.domain.FileFact.ChecklistIssued;
import fr.palmares.documents.file.domain.FileFact.PieceProvided;
import fr.palmares.documents.file.domain.PieceState.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidateFileTest {

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
    void aClosedFileTakesNothing() {
        assertRefused(file("IDENTITE").close(), "IDENTITE", NOW, Refusal.FileClosed.class);
    }
}
