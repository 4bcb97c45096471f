package fr.palmares.account.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    private static final Instant ASKED = Instant.parse("2026-11-21T17:05:00Z");

    @Test
    void theFirstPageSaysWhenAndWhatInFrench() throws Exception {
        var files = files(Archive.of(Map.of("account", "{}"), List.of(), ASKED));

        assertThat(files).containsOnlyKeys("LISEZMOI.txt", "1-compte.json");
        assertThat(files.get("LISEZMOI.txt"))
                .contains("21 novembre 2026 à 18 h 05")
                .doesNotContain("Il manque");
    }

    @Test
    void whatIsMissingIsNamedByItsFile() throws Exception {
        var files = files(Archive.of(Map.of("account", "{}"), List.of("grading"), ASKED));

        assertThat(files.get("LISEZMOI.txt")).contains("Il manque", "4-epreuves-et-resultats.json. Refaites");
    }

    private static Map<String, String> files(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
