package fr.palmares.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One exam year, from the opening of the session to the marks proposed at the next one. */
public final class ExamYear {

    private static final Set<String> EVERY_DECISION =
            Set.of("ADMITTED", "FAILED", "ELIMINATED", "IN_PROGRESS", "WITHHELD");

    private ExamYear() {}

    /** @return whether every step held */
    public static boolean play(Places places, PrintStream out) {
        var story = new Story(out);
        var year = new Year(places, story);
        try {
            new Opening(year).play();
            new Enrolment(year).play();
            new Pieces(year).play();
            var examination = new Examination(year);
            examination.play();
            var results = new Results(year, examination);
            results.play();
            new NextSession(year).play();
            conclude(year, results);
            return true;
        } catch (Api.Surprise surprise) {
            story.say("");
            story.say("La démonstration s’arrête : " + surprise.getMessage());
            return false;
        }
    }

    private static void conclude(Year year, Results results) {
        var decisions = new TreeSet<String>();
        var table = new Table("Candidat", "Spécialité", "Décision", "Moyenne", "Messages");
        for (var candidate : year.candidates.values()) {
            var result = results.of(candidate);
            var decision = decision(result);
            decisions.add(decision);
            table.row(
                    candidate.familyName() + " " + candidate.givenNames(),
                    candidate.specialty(),
                    decision,
                    average(result),
                    year.all(year.at.notification(), "/v1/messages", candidate.login())
                            .count());
        }
        year.story.print(table);
        var facts = new Table("Sujet Kafka", "Faits");
        FactCount.perTopic(year.at.kafka()).forEach(facts::row);
        year.story.print(facts);
        var times = new Table("Étape", "Durée");
        year.story
                .steps()
                .forEach(step ->
                        times.row(step.title(), "%.1f s".formatted(step.took().toMillis() / 1000.0)));
        year.story.print(times);
        year.story.say("\nLes PDF sont dans " + year.at.output());
        Year.insist(decisions.containsAll(EVERY_DECISION), "decisions met: " + decisions);
    }

    private static String decision(@Nullable JsonNode result) {
        return result == null ? "WITHHELD" : result.get("decision").asText();
    }

    private static String average(@Nullable JsonNode result) {
        return result == null
                        || result.path("average").isNull()
                        || result.path("average").isMissingNode()
                ? "–"
                : result.get("average").asText().replace('.', ',');
    }
}
