package fr.palmares.grading.marks.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    @Test
    void aFileSaysMarksAndAbsencesInItsOwnCodes() {
        assertThat(Entry.ofCode("12,5")).contains(new Entry.Marked(Mark.of("12.5")));
        assertThat(Entry.ofCode("12.5")).contains(new Entry.Marked(Mark.of("12.5")));
        assertThat(Entry.ofCode("ABS")).contains(new Entry.Absent(false));
        assertThat(Entry.ofCode("ABJ")).contains(new Entry.Absent(true));
        assertThat(Entry.ofCode("NP")).contains(new Entry.NotSat());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abs", "20,5", "-1", "12,555", "douze"})
    void anythingElseIsNoEntry(String code) {
        assertThat(Entry.ofCode(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12, true", "12.5, true", "12.25, false", "12.49, false", "0, true", "20, true"})
    void marksGoByHalfPoints(String mark, boolean kept) {
        assertThat(new Entry.Marked(Mark.of(mark)).keepsTo(new BigDecimal("0.5")))
                .isEqualTo(kept);
    }

    @Test
    void theHistoryUsesTheSameCodes() {
        for (var code : new String[] {"12.5", "ABS", "ABJ", "NP"}) {
            assertThat(Entry.ofCode(code).orElseThrow().code()).isEqualTo(code);
        }
    }
}
