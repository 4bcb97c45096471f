package fr.palmares.account.letters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void noLineBreaksBeforeADoubleSignNorInsideGuillemets(LetterKind kind) {
        var text = Wording.of(kind);

        assertThat(text.paragraphs()).noneMatch(paragraph -> paragraph.matches("(?s).*( [:;!?»]|« ).*"));
        assertThat(text.title()).doesNotContain(" :", "« ", "'");
    }
}
