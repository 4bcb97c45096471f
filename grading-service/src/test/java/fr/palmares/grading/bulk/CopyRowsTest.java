package fr.palmares.grading.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyRowsTest {

    @Test
    void whatCopyReadsSpeciallyIsEscapedAndNothingElse() {
        var text = new StringBuilder();

        CopyRows.append(text, new Object[] {"a\tb", null, "c\\d\n\re", 12, "« é » {\"x\":\"\\n\"}"});

        assertThat(text).hasToString("a\\tb\t\\N\tc\\\\d\\n\\re\t12\t« é » {\"x\":\"\\\\n\"}\n");
    }
}
