package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transcript: marks, coefficients, what may be retained, and how the decision was reached (G-13). */
final class TranscriptComposer {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final Set<String> MAY_RETAIN = Set.of("FAILED", "ELIMINATED", "IN_PROGRESS");

    private final JsonNode fact;
    private final Views.Head head;
    private final String verificationUrl;
    private final String decision;

    TranscriptComposer(JsonNode fact, Views.Head head, String verificationUrl) {
        this.fact = fact;
        this.head = head;
        this.verificationUrl = verificationUrl;
        this.decision = fact.path("decision").asText();
    }

    Views.Transcript compose() {
        var code = fact.path("verificationCode").asText("");
        var units = Composer.stream(fact.path("units"))
                .filter(unit -> !unit.path("optional").asBoolean())
                .toList();
        var optional = Composer.stream(fact.path("units"))
                .filter(unit -> unit.path("optional").asBoolean())
                .toList();
        return new Views.Transcript(
                head,
                Wording.decision(decision),
                decision.equals("ADMITTED"),
                Wording.round(fact.path("round").asText()),
                units.stream().map(this::line).toList(),
                optional.stream().map(this::optionalLine).toList(),
                units.stream().anyMatch(unit -> unit.hasNonNull("catchUpMark")),
                totals(),
                Composer.stream(fact.path("explanation"))
                        .map(step -> new Views.Step(
                                step.path("rule").asText(),
                                step.path("article").asText(""),
                                step.path("text").asText()))
                        .toList(),
                code,
                code.isEmpty() ? "" : verificationUrl + code);
    }

    private Views.MarkLine line(JsonNode unit) {
        var coefficient = unit.path("coefficient").asText("");
        return new Views.MarkLine(
                unit.path("unit").asText(),
                unit.path("title").asText(),
                Wording.number(coefficient),
                mark(unit),
                unit.hasNonNull("catchUpMark")
                        ? Wording.number(unit.get("catchUpMark").asText())
                        : "",
                points(unit, coefficient),
                mention(unit));
    }

    private Views.MarkLine optionalLine(JsonNode unit) {
        var mark = decimal(unit, "mark");
        var bonus = mark == null ? BigDecimal.ZERO : mark.subtract(TEN).max(BigDecimal.ZERO);
        return new Views.MarkLine(
                unit.path("unit").asText(),
                unit.path("title").asText(),
                Wording.number(unit.path("coefficient").asText("1")),
                mark(unit),
                "",
                mark == null ? "" : "+ " + Wording.mark(bonus.multiply(coefficientOr(unit, BigDecimal.ONE))),
                mark == null ? mention(unit) : "au-dessus de 10");
    }

    private static String mark(JsonNode unit) {
        return switch (unit.path("kind").asText()) {
            case "EXEMPT" -> "DISPENSE";
            case "ABSENT" ->
                unit.hasNonNull("mark") ? Wording.number(unit.get("mark").asText()) : "Absent";
            case "NOT_SAT" -> "–";
            default -> Wording.number(unit.path("mark").asText(""));
        };
    }

    private static String points(JsonNode unit, String coefficient) {
        var best = decimal(unit, "mark");
        var catchUp = decimal(unit, "catchUpMark");
        if (catchUp != null && (best == null || catchUp.compareTo(best) > 0)) {
            best = catchUp;
        }
        return best == null
                        || coefficient.isEmpty()
                        || unit.path("kind").asText().equals("EXEMPT")
                ? ""
                : Wording.mark(best.multiply(new BigDecimal(coefficient)));
    }

    /** Only marks that carry "bénéfice en 20XX" may be retained (note Nantes 2026). */
    private String mention(JsonNode unit) {
        var mark = decimal(unit, "mark");
        return switch (unit.path("kind").asText()) {
            case "RETAINED" -> "bénéfice en " + unit.path("obtainedIn").asText();
            case "CARRIED_OVER" -> "report de " + unit.path("obtainedIn").asText();
            case "MARK" -> {
                if (mark == null
                        || !MAY_RETAIN.contains(decision)
                        || unit.path("optional").asBoolean()) {
                    yield "";
                }
                if (mark.compareTo(TEN) >= 0) {
                    yield "bénéfice en " + fact.path("examSession").asText();
                }
                yield fact.path("form").asText().equals("PROGRESSIVE") ? "report possible" : "";
            }
            default -> "";
        };
    }

    private List<Views.Line> totals() {
        var lines = new ArrayList<Views.Line>();
        add(lines, "Total des points", "points");
        add(lines, "Points des épreuves facultatives", "bonusPoints");
        add(lines, "Somme des coefficients", "coefficients");
        add(lines, "Moyenne professionnelle", "professionalAverage");
        add(lines, "Moyenne générale", "average");
        return lines;
    }

    private void add(List<Views.Line> lines, String label, String field) {
        if (fact.hasNonNull(field)) {
            lines.add(new Views.Line(label, Wording.number(fact.get(field).asText())));
        }
    }

    private static BigDecimal coefficientOr(JsonNode unit, BigDecimal otherwise) {
        var given = decimal(unit, "coefficient");
        return given == null ? otherwise : given;
    }

    private static @Nullable BigDecimal decimal(JsonNode unit, String field) {
        return unit.hasNonNull(field) ? new BigDecimal(unit.get(field).asText()) : null;
    }
}
