package fr.palmares.account.generation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {

    @Test
    void theSameHashGivesTheSameCode() {
        var hash = new byte[32];
        new Random(3).nextBytes(hash);

        assertThat(OneTimeCode.from(hash)).isEqualTo(OneTimeCode.from(hash.clone()));
    }

    @Test
    void itIsPrintedInTwoGroupsWithoutSignsThatLookAlike() {
        var hash = new byte[32];
        var random = new Random(5);
        for (var i = 0; i < 1000; i++) {
            random.nextBytes(hash);
            assertThat(OneTimeCode.from(hash).printed()).matches("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}");
        }
    }

    @Test
    void caseSpacesAndTheDashDoNotMatter() {
        assertThat(OneTimeCode.typed(" k7qx 2mpr ")).isEqualTo(OneTimeCode.typed("K7QX-2MPR"));
    }
}
