package fr.palmares.grading.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.examfile.JsonColumns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {

    @Test
    void eachSittingIsAnEventInUniversalTimeAndNoLineIsLongerThanTheStandardAllows() {
        var summons = new Summons();
        summons.registrationId = UUID.randomUUID();
        summons.issuedAt = Instant.parse("2026-04-15T07:00:00Z");
        summons.sittings = JsonColumns.write(List.of(new Summons.Line(
                "U4",
                "Culture économique, juridique et managériale pour l'informatique ; écrit de quatre heures",
                Instant.parse("2026-05-11T07:00:00Z"),
                Instant.parse("2026-05-11T11:00:00Z"),
                "0440001M",
                "Lycée de l'Erdre, Nantes",
                "B12",
                "2617000042",
                List.of())));

        var feed = CalendarFeed.of(summons);

        assertThat(feed).contains("DTSTART:20260511T070000Z\r\n", "DTEND:20260511T110000Z\r\n");
        assertThat(feed.replace("\r\n ", ""))
                .contains(
                        "économique\\, juridique",
                        "l'informatique \\; écrit",
                        "LOCATION:Lycée de l'Erdre\\, Nantes\\, salle B12");
        assertThat(feed.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }
}
