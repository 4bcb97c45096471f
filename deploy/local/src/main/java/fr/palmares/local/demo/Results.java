package fr.palmares.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** July: results at their hour and not before, two candidates at the catch-up, transcripts. */
final class Results {

    static final List<String> WITH_CATCH_UP = List.of("MCO-2024", "BAT-2011");

    /** Two orals each: one candidate passes, the other does not. */
    private static final Map<String, Map<String, String>> ORALS = Map.of(
            "Bouvier", Map.of("U1", "12", "U4", "9"),
            "Rousseau", Map.of("U31", "10", "U32", "10"));

    private final Year year;
    private final Examination examination;
    private final Map<String, JsonNode> standing = new LinkedHashMap<>();

    Results(Year year, Examination examination) {
        this.year = year;
        this.examination = examination;
    }

    void play() {
        year.story.step("1er juillet, 13 h 59 : publier est refusé, rien ne se lit", this::embargo);
        year.story.step(
                "14 h : les résultats du premier tour sont publiés", () -> publish("FIRST", Examination.SPECIALTIES));
        year.story.step("Deux candidats choisissent leurs épreuves de contrôle", this::choices);
        year.story.step("Les oraux, puis la seconde délibération", this::orals);
        year.story.step("10 juillet : résultats définitifs", () -> publish("CATCH_UP", WITH_CATCH_UP));
        year.story.step("Les relevés de notes arrivent, le code de l’attestation se vérifie", this::transcripts);
    }

    /** The decision that stands for a candidate; none while it is withheld. */
    @Nullable
    JsonNode of(Candidate candidate) {
        return standing.get(candidate.familyName());
    }

    private void embargo() {
        year.clock.moveTo("2026-07-01T13:59");
        year.api
                .post(year.at.grading(), "/v1/publications")
                .as(year.examOffice)
                .json(publication("MCO-2024", "FIRST"))
                .expect(409);
        var admitted = year.find("Abgrall");
        year.api
                .get(year.at.grading(), "/v1/results/" + admitted.registrationId())
                .as(admitted.login())
                .expect(404);
    }

    private static Map<String, Object> publication(String specialty, String round) {
        return Map.of("examSession", Year.SESSION, "academy", Year.ACADEMY, "specialty", specialty, "round", round);
    }

    private void publish(String round, List<String> specialties) {
        year.clock.moveTo(round.equals("FIRST") ? "2026-07-01T14:00" : "2026-07-10T10:00");
        for (var specialty : specialties) {
            year.api
                    .post(year.at.grading(), "/v1/publications")
                    .as(year.examOffice)
                    .json(publication(specialty, round))
                    .expect(201);
        }
        for (var candidate : year.candidates.values()) {
            var answer = year.api
                    .get(year.at.grading(), "/v1/results/" + candidate.registrationId())
                    .as(candidate.login())
                    .expect(200, 404);
            if (answer.status() == 200) {
                standing.put(candidate.familyName(), answer.json().get("result"));
            }
        }
    }

    private void choices() {
        year.clock.moveTo("2026-07-02T18:00");
        ORALS.forEach((name, marks) -> {
            var candidate = year.find(name);
            var path = "/v1/exam-files/" + candidate.registrationId() + "/catch-up-choice";
            year.api
                    .put(year.at.grading(), path)
                    .as(candidate.login())
                    .json(Map.of(
                            "units", List.of("U5", marks.keySet().iterator().next())))
                    .expect(422);
            year.api
                    .put(year.at.grading(), path)
                    .as(candidate.login())
                    .json(Map.of("units", List.copyOf(marks.keySet())))
                    .expect(200);
        });
    }

    private void orals() {
        year.clock.moveTo("2026-07-07T18:00");
        examination.catchUpMarks(ORALS);
        examination.deliberate("CATCH_UP");
    }

    private void transcripts() {
        year.eachOf(year.candidates.values(), candidate -> {
            var result = of(candidate);
            if (result != null && !result.get("decision").asText().equals("WITHHELD")) {
                transcript(candidate, result);
            }
        });
    }

    private void transcript(Candidate candidate, JsonNode result) {
        var document = year.api.await("the transcript of " + candidate.familyName(), Year.PATIENCE, api -> {
            var documents = api.get(year.at.documents(), "/v1/documents?registrationId=" + candidate.registrationId())
                    .as(candidate.login())
                    .send();
            return documents.status() != 200
                    ? null
                    : Year.stream(documents.json().get("items"))
                            .filter(item -> item.get("kind").asText().equals("TRANSCRIPT"))
                            .filter(item -> says(candidate, item, result))
                            .findFirst()
                            .orElse(null);
        });
        year.save("releves", candidate.familyName() + ".pdf", content(candidate, document));
        keepOthers(candidate);
        var code = result.path("verificationCode").asText("");
        if (!code.isEmpty() && !code.equals("null")) {
            var verified = year.api
                    .get(year.at.grading(), "/v1/verifications/" + code)
                    .expect(200)
                    .json();
            Year.insist(verified.get("state").asText().equals("VALID"), "the code of " + candidate + " is " + verified);
        }
    }

    /** Everything else the platform wrote for the first candidate of the file, to look at. */
    private void keepOthers(Candidate candidate) {
        if (!candidate.equals(year.candidates.values().iterator().next())) {
            return;
        }
        var documents = year.read(
                year.at.documents(), "/v1/documents?registrationId=" + candidate.registrationId(), candidate.login());
        for (var document : documents.get("items")) {
            year.save(
                    "dossier-" + candidate.familyName(),
                    document.get("kind").asText().toLowerCase(Locale.ROOT) + "-v"
                            + document.get("version").asText() + ".pdf",
                    content(candidate, document));
        }
    }

    /** Opens the PDF and looks for the average that was decided. */
    private boolean says(Candidate candidate, JsonNode document, JsonNode result) {
        var average = result.path("average").asText("");
        return average.isEmpty()
                || result.path("average").isNull()
                || Papers.textOf(content(candidate, document)).contains(average.replace('.', ','));
    }

    private byte[] content(Candidate candidate, JsonNode document) {
        return year.api
                .get(year.at.documents(), "/v1/documents/" + document.get("id").asText() + "/content")
                .as(candidate.login())
                .expect(200)
                .body();
    }
}
