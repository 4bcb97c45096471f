package fr.palmares.grading.jury;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JuryTest {

    @Test
    void aMemberIsFoundWhicheverApostropheWasTypedAndNamedAsTheActDoes() {
        var jury = new Jury();
        jury.members = "[{\"name\":\"Yann L'Haridon\",\"seat\":\"TEACHER\"},"
                + "{\"name\":\"Inès N’Guyen\",\"seat\":\"PROFESSIONAL\"}]";

        assertThat(jury.asAppointed("Yann L’Haridon")).contains("Yann L'Haridon");
        assertThat(jury.asAppointed("Inès N'Guyen")).contains("Inès N’Guyen");
        assertThat(jury.asAppointed("Yann Haridon")).isEmpty();
    }
}
