package fr.palmares.grading.deliberation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.grading.deliberation.domain.gradesheet.Coefficient;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkedExamplesTest {

    @ParameterizedTest
    @MethodSource("examples")
    void everyWorkedExampleGivesWhatItExpects(JsonNode example) {
        var request = example.get("request");
        var expected = example.get("expected");

        var outcome = DecisionRules.decide(sheet(request), orals(request));

        var first = outcome.firstRound().orElseThrow();
        assertDecision(first, expected.get("firstRound"));
        assertDecision(outcome.last(), expected.get("final"));
        if (expected.has("retainable")) {
            assertThat(outcome.retainable())
                    .extracting(mark -> mark.unit() + " " + mark.mark() + " " + mark.kind() + " " + mark.lastSession())
                    .containsExactlyElementsOf(texts(expected.get("retainable")));
        }
    }

    static Stream<Named<JsonNode>> examples() throws IOException {
        try (var file = WorkedExamplesTest.class.getResourceAsStream("/cases/deliberation-examples.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false)
                    .map(example -> Named.of(
                            example.get("id").asText() + " "
                                    + example.get("title").asText(),
                            example));
        }
    }

    private static void assertDecision(Verdict verdict, JsonNode expected) {
        assertThat(verdict.decision()).hasToString(expected.get("decision").asText());
        if (expected.has("average")) {
            assertThat(verdict.calculation().orElseThrow().average().shown())
                    .isEqualTo(expected.get("average").asText());
        }
        if (expected.has("professionalAverage")) {
            assertThat(verdict.calculation()
                            .orElseThrow()
                            .professional()
                            .orElseThrow()
                            .shown())
                    .isEqualTo(expected.get("professionalAverage").asText());
        }
    }

    private static List<String> texts(JsonNode retainable) {
        var texts = new ArrayList<String>();
        retainable.forEach(mark -> texts.add(mark.get("unit").asText() + " "
                + mark.get("mark").asText() + " " + mark.get("kind").asText() + " "
                + mark.get("lastSession").asText()));
        return texts;
    }

    private static GradeSheet sheet(JsonNode request) {
        var units = new ArrayList<Unit>();
        request.get("units").forEach(unit -> units.add(unit(unit)));
        return new GradeSheet(
                request.get("examSession").asInt(),
                ExamForm.valueOf(request.get("form").asText()),
                request.path("disciplinaryHold").asBoolean(false),
                units);
    }

    private static Unit unit(JsonNode unit) {
        var code = unit.get("code").asText();
        var title = unit.get("title").asText();
        var weight = Coefficient.of(unit.get("coefficient").asText());
        return unit.get("optional").asBoolean()
                ? new Unit.OptionalUnit(code, title, weight, result(unit.get("result")))
                : new Unit.CompulsoryUnit(
                        code,
                        title,
                        weight,
                        UnitDomain.valueOf(unit.get("domain").asText()),
                        result(unit.get("result")));
    }

    private static UnitResult result(JsonNode result) {
        return switch (result.get("type").asText()) {
            case "MARK" -> new UnitResult.Marked(mark(result));
            case "RETAINED" ->
                new UnitResult.Retained(mark(result), result.get("obtainedIn").asInt());
            case "CARRIED_OVER" ->
                new UnitResult.CarriedOver(
                        mark(result), result.get("obtainedIn").asInt());
            case "EXEMPT" -> new UnitResult.Exempt();
            case "ABSENT" -> new UnitResult.Absent(result.get("excused").asBoolean());
            case "NOT_SAT" -> new UnitResult.NotSat();
            default -> throw new IllegalArgumentException(result.toString());
        };
    }

    private static Mark mark(JsonNode result) {
        return Mark.of(result.get("value").asText());
    }

    private static Optional<List<Oral>> orals(JsonNode request) {
        if (!request.has("catchUp")) {
            return Optional.empty();
        }
        var orals = new ArrayList<Oral>();
        request.get("catchUp")
                .forEach(oral -> orals.add(new Oral(
                        oral.get("unit").asText(),
                        Optional.of(Mark.of(oral.get("mark").asText())))));
        return Optional.of(orals);
    }
}
