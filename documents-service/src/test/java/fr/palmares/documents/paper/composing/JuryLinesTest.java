package fr.palmares.documents.paper.composing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JuryLinesTest {

    private static final Path PUBLISHED =
            Path.of("..", "openapi", "events", "grading", "ResultsPublished.v1.example.json");

    @Test
    void theMinutesNameWhoSatWithTheirQualityAndWhoDidNot() throws IOException {
        var published = new ObjectMapper().readTree(Files.readString(PUBLISHED));

        assertThat(JuryLines.of(published.path("jury")))
                .containsExactly(
                        new Views.Line("Acte de nomination", "DEC5-2026-118 du 4 mai 2026"),
                        new Views.Line(
                                "Membres présents",
                                "Claire Morvan (présidence, IA-IPR), Yann Le Goff (corps enseignant),"
                                        + " Inès Roux (profession), Aline Bihan (profession)"),
                        new Views.Line("Membres absents", "Paul Quéré (corps enseignant)"));
    }

    @Test
    void aPublicationThatTellsNoJuryPrintsNone() {
        assertThat(JuryLines.of(MissingNode.getInstance())).isEmpty();
    }
}
