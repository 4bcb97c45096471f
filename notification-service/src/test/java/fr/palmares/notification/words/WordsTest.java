package fr.palmares.notification.words;

import static fr.palmares.backends.Catalogue.example;
import static fr.palmares.backends.Catalogue.hasExample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.platform.events.Fact;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each producer's committed example becomes a message that can be read. */
@QuarkusTest
class WordsTest {

    @ParameterizedTest
    @MethodSource("told")
    void theProducersExampleHasWords(String type) throws Exception {
        var notice = notice(type, example(type));

        var words = notice.words().render();

        assertThat(words).isNotBlank().doesNotContain("{", "}", "NOT_FOUND", "null");
        assertThat(notice.kind().title()).isNotBlank();
        assertThat(notice.personId()).isEqualTo(UUID.fromString("0190a1b2-0000-7000-8000-000000000001"));
    }

    static Stream<String> told() {
        return Catalogue.types().stream()
                .filter(type -> Catalogue.meaning(type).orElseThrow() instanceof Catalogue.Meaning.Tells)
                .filter(type -> hasExample(type))
                .sorted();
    }

    @Test
    void aMessageAboutAResultNeverSaysTheResult() throws Exception {
        var result = """
                {"decisionId":"0190a1b2-0000-7000-8000-000000000009","registrationId":"0190a1b2-0000-7000-8000-000000000002",
                 "personId":"0190a1b2-0000-7000-8000-000000000001","academy":"17","decision":"FAILED","average":"9.14"}""";
        var notice = notice("grading.ResultDecided.v1", result);

        assertThat(notice.words().render() + notice.kind().title())
                .doesNotContain("9.14", "9,14", "FAILED", "ajourn", "admis", "refus");
    }

    @Test
    void aRefusedPieceSaysWhyAndWhatToDo() throws Exception {
        var words = notice("documents.PieceRefused.v1", """
                {"registrationId":"0190a1b2-0000-7000-8000-000000000002","personId":"0190a1b2-0000-7000-8000-000000000001",
                 "academy":"17","code":"IDENTITE","label":"Pièce d’identité","version":1,"reason":"ILLEGIBLE",
                 "text":"Le verso manque."}""").words().render();

        assertThat(words)
                .contains(
                        "« Pièce d’identité »", "elle n’est pas lisible", "Le verso manque.", "Déposez-la de nouveau");
    }

    @Test
    void deadlinesAreSaidAsCandidatesReadThem() throws Exception {
        var words = notice("documents.ChecklistIssued.v1", """
                {"registrationId":"0190a1b2-0000-7000-8000-000000000002","personId":"0190a1b2-0000-7000-8000-000000000001",
                 "academy":"17","registrationVersion":1,"pieces":[
                 {"code":"IDENTITE","label":"Pièce d’identité","deadline":"2025-11-19T23:00:00Z","mandatory":true},
                 {"code":"HANDICAP","label":"Demande d’aménagement","mandatory":false}]}""").words().render();

        assertThat(words)
                .contains("– Pièce d’identité, au plus tard le mercredi 19 novembre 2025 à minuit")
                .doesNotContain("Demande d’aménagement");
    }

    private static Notice notice(String type, String data) throws Exception {
        var meaning = (Catalogue.Meaning.Tells) Catalogue.meaning(type).orElseThrow();
        return meaning.reader()
                .apply(
                        new Fact(UUID.randomUUID(), type, "s", Instant.now(), new ObjectMapper().readTree(data)),
                        (_, code) -> "pièce " + code);
    }
}
