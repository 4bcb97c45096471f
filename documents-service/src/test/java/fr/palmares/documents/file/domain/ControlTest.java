package fr.palmares.documents.file.domain;

import static fr.palmares.documents.file.domain.CandidateFiles.FIRST;
import static fr.palmares.documents.file.domain.CandidateFiles.NOW;
import static fr.palmares.documents.file.domain.CandidateFiles.accepted;
import static fr.palmares.documents.file.domain.CandidateFiles.assertRefused;
import static fr.palmares.documents.file.domain.CandidateFiles.file;
import static fr.palmares.documents.file.domain.CandidateFiles.mandatory;
import static fr.palmares.documents.file.domain.CandidateFiles.provided;
import static fr.palmares.documents.file.domain.CandidateFiles.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.documents.file.domain.FileFact.AllPiecesProvided;
import fr.palmares.documents.file.domain.FileFact.FileApproved;
import fr.palmares.documents.file.domain.FileFact.PieceAccepted;
import fr.palmares.documents.file.domain.FileFact.PieceRefused;
import fr.palmares.documents.file.domain.PieceState.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the exam office decides on each piece, and the file it approves (P-2, P-4). */
class ControlTest {

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
}
