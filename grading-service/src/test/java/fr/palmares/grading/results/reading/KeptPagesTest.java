package fr.palmares.grading.results.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.results.reading.KeptPages.Readable;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeptPagesTest {

    private static final UUID PUBLICATION = new UUID(7, 1);
    private static final UUID CANDIDATE = new UUID(7, 2);
    private static final ByteBuffer CODE = ByteBuffer.wrap(new byte[] {1, 2, 3});

    private final KeptPages kept = new KeptPages();

    @Test
    void aPageIsKeptWhileItsPublicationIsTheSame() {
        kept.see(Map.of(PUBLICATION, 1), Set.of());
        kept.keep(page(1));
        kept.keep(CODE, CANDIDATE);

        assertThat(kept.of(CANDIDATE)).isPresent();
        assertThat(kept.byCode(CODE)).isPresent();
    }

    @Test
    void nothingIsSentOfAnEditionThatNoLongerStands() {
        kept.see(Map.of(PUBLICATION, 1), Set.of());
        kept.keep(page(1));
        kept.keep(CODE, CANDIDATE);

        kept.see(Map.of(PUBLICATION, 2), Set.of());

        assertThat(kept.of(CANDIDATE)).isEmpty();
        assertThat(kept.byCode(CODE)).isEmpty();
    }

    @Test
    void nothingIsSentOfAPublicationThatWasWithdrawn() {
        kept.see(Map.of(PUBLICATION, 1), Set.of());
        kept.keep(page(1));

        kept.see(Map.of(), Set.of());

        assertThat(kept.of(CANDIDATE)).isEmpty();
    }

    @Test
    void nothingIsKeptOfWhoseCodeOrPageHasJustChanged() {
        kept.see(Map.of(PUBLICATION, 1), Set.of());
        kept.keep(page(1));
        kept.keep(CODE, CANDIDATE);

        kept.see(Map.of(PUBLICATION, 1), Set.of(CANDIDATE));
        kept.keep(page(1));
        kept.keep(CODE, CANDIDATE);

        assertThat(kept.of(CANDIDATE)).isEmpty();
        assertThat(kept.byCode(CODE)).isEmpty();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotSentAfterIt() {
        kept.see(Map.of(PUBLICATION, 1), Set.of());
        kept.keep(page(1));
        kept.keep(CODE, CANDIDATE);

        kept.see(Map.of(PUBLICATION, 1), Set.of(CANDIDATE));
        kept.see(Map.of(PUBLICATION, 1), Set.of());
        kept.keep(page(1));

        assertThat(kept.of(CANDIDATE)).isPresent();
        assertThat(kept.byCode(CODE)).as("the code that was replaced").isEmpty();
    }

    @Test
    void theReplicaIsToldWhatIsNewToReadAhead() {
        var other = new UUID(7, 9);

        assertThat(kept.see(Map.of(PUBLICATION, 1), Set.of())).containsExactly(PUBLICATION);
        assertThat(kept.see(Map.of(PUBLICATION, 1), Set.of())).isEmpty();
        assertThat(kept.see(Map.of(PUBLICATION, 2, other, 1), Set.of())).containsExactlyInAnyOrder(PUBLICATION, other);
    }

    private static Readable page(int edition) {
        var owner = new StoredPages.Owner(CANDIDATE, new UUID(7, 3), "17", "0440001M", 2026, "MCO-2024");
        return new Readable(owner, PUBLICATION, edition, "\"etag\"", new byte[] {'{', '}'});
    }
}
