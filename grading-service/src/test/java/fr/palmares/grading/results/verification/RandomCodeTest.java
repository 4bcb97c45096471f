package fr.palmares.grading.results.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RandomCodeTest {

    @Test
    void aCodeIsReadBackHoweverItWasTyped() {
        for (int i = 0; i < 200; i++) {
            var code = RandomCode.of(5);

            assertThat(code).matches("([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}");
            assertThat(RandomCode.normal(code.toLowerCase(Locale.ROOT).replace('-', ' '), 5))
                    .contains(code);
            assertThat(RandomCode.normal(" " + code.replace("-", "") + "\t", 5)).contains(code);
        }
    }

    @Test
    void oneLetterMoreOrLessOrALookAlikeIsNoCode() {
        assertThat(RandomCode.normal("AAAA-AAAA-AAAA-AAAA", 4)).isPresent();
        assertThat(RandomCode.normal("AAAA-AAAA-AAAA-AAA", 4)).isEmpty();
        assertThat(RandomCode.normal("AAAA-AAAA-AAAA-AAAAA", 4)).isEmpty();
        assertThat(RandomCode.normal("AAAA-AAAA-AAAA-AAA0", 4)).isEmpty();
        assertThat(RandomCode.normal("AAAA-AAAA-AAAA-AAAé", 4)).isEmpty();
        assertThat(RandomCode.normal("", 4)).isEmpty();
    }
}
