package fr.palmares.local.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The autumn after: whoever did not pass is proposed anew, with the marks that may be kept. */
final class NextSession {

    private static final int NEXT = Year.SESSION + 1;

    /** Failed with three marks to keep, eliminated, in progress, failed at the catch-up. */
    private static final List<String> AGAIN = List.of("Chauvel", "Dauphin", "Hamon", "Rousseau");

    private final Year year;

    NextSession(Year year) {
        this.year = year;
    }

    void play() {
        year.story.step("Septembre 2026 : la session 2027 propose à chacun ses notes conservées", this::proposals);
    }

    private void proposals() {
        year.clock.moveTo("2026-09-15T09:00");
        year.api
                .put(year.at.registration(), "/v1/exam-sessions/" + NEXT)
                .as(year.administrator)
                .expect(200, 201);
        for (var name : AGAIN) {
            var candidate = year.find(name);
            var proposed = year.api.await(
                    "the proposal to " + name,
                    Year.PATIENCE,
                    api -> year.all(year.at.registration(), "/v1/registrations?examSession=" + NEXT, candidate.login())
                            .findFirst()
                            .orElse(null));
            Year.insist(proposed.get("state").asText().equals("REPEATING"), name + " is " + proposed.get("state"));
            var held = year.read(
                    year.at.registration(),
                    "/v1/registrations/" + proposed.get("id").asText() + "/held-marks",
                    candidate.login());
            var marks = Year.stream(held.path("items"))
                    .map(mark ->
                            mark.get("unit").asText() + " " + mark.get("mark").asText())
                    .collect(Collectors.joining(", "));
            year.story.note(name + " : " + (marks.isEmpty() ? "rien à conserver" : marks) + "  ");
        }
    }
}
