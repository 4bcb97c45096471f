package fr.palmares.notification.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {

    @Test
    void emptyLinesPartParagraphs() {
        assertThat(Block.of("Un\ndeux.\n\nTrois."))
                .containsExactly(new Block("Un deux.", List.of()), new Block("Trois.", List.of()));
    }

    @Test
    void linesWithADashAreAList() {
        assertThat(Block.of("À déposer :\n\n– la première\n– la seconde\n"))
                .containsExactly(
                        new Block("À déposer :", List.of()), new Block("", List.of("la première", "la seconde")));
    }
}
