package fr.palmares.documents.professional.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.file.domain.PieceState;
import fr.palmares.documents.file.domain.PieceState.Reason;
import fr.palmares.documents.file.domain.Review;
import fr.palmares.documents.professional.domain.ProfessionalFile.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfessionalFileTest {

    private static final Instant OPENS = Instant.parse("2026-03-02T07:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-04-03T22:00:00Z");
    private static final Instant INSIDE = Instant.parse("2026-03-15T09:00:00Z");

    @Test
    void aFileIsReceivedFromTheOpeningInstantUntilTheOneBeforeClosing() {
        var file = new ProfessionalFile(OPENS, CLOSES, new PieceState.Expected());

        assertThat(file.mayReceive(OPENS.minusNanos(1))).contains(Refusal.NOT_OPEN_YET);
        assertThat(file.mayReceive(OPENS)).isEmpty();
        assertThat(file.mayReceive(CLOSES.minusNanos(1))).isEmpty();
        assertThat(file.mayReceive(CLOSES)).contains(Refusal.CLOSED);
    }

    @Test
    void aRefusedFileMayBeSentAgainForAFortnightAndNoLonger() {
        var refused = provided(1)
                .review(new Review.Refuse(Reason.INCOMPLETE, Optional.empty()), "office", CLOSES)
                .orElseThrow();

        assertThat(refused.mayReceive(CLOSES.plus(Duration.ofDays(15)).minusNanos(1)))
                .isEmpty();
        assertThat(refused.mayReceive(CLOSES.plus(Duration.ofDays(15)))).contains(Refusal.CLOSED);
    }

    @Test
    void anAcceptedFileStays() {
        var accepted = provided(1).review(new Review.Accept(), "office", INSIDE).orElseThrow();

        assertThat(accepted.mayReceive(INSIDE)).contains(Refusal.ALREADY_ACCEPTED);
        assertThat(accepted.provide(version(2))).isEqualTo(accepted);
    }

    @Test
    void theNewestVersionCountsInWhateverOrderTheirChecksEnd() {
        assertThat(provided(2).provide(version(1)).state()).isEqualTo(new PieceState.Provided(version(2)));
        assertThat(provided(1).provide(version(2)).state()).isEqualTo(new PieceState.Provided(version(2)));
    }

    @Test
    void nothingProvidedIsNothingToControl() {
        assertThat(new ProfessionalFile(OPENS, CLOSES, new PieceState.Expected())
                        .review(new Review.Accept(), "office", INSIDE))
                .isEmpty();
    }

    private static ProfessionalFile provided(int number) {
        return new ProfessionalFile(OPENS, CLOSES, new PieceState.Expected()).provide(version(number));
    }

    private static PieceState.Version version(int number) {
        return new PieceState.Version(number, "hash" + number, INSIDE);
    }
}
