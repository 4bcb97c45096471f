package fr.palmares.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** April to June: centre, sittings, summons, marks, one suspected fraud, the deliberations. */
final class Examination {

    static final List<String> SPECIALTIES = List.of("MCO-2024", "SIO-SLAM-2024", "BAT-2011");

    /** Whose result waits for the discipline commission. */
    static final String HELD = "Vasseur";

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 11);

    private final Year year;
    private final Map<String, String> juries = new LinkedHashMap<>();
    private final Map<String, String> deliberations = new LinkedHashMap<>();

    Examination(Year year) {
        this.year = year;
    }

    void play() {
        year.story.step("Avril 2026 : le centre, les salles, les épreuves, les convocations", this::summons);
        year.story.step("Juin : les notes du fichier sont saisies, une ligne fausse est nommée", this::marks);
        year.story.step("Une suspicion de fraude suspend un résultat", this::hold);
        year.story.step("29 juin : les trois jurys délibèrent", () -> deliberate("FIRST"));
    }

    private void summons() {
        year.clock.moveTo("2026-04-15T09:00");
        year.api
                .put(year.at.grading(), "/v1/centres/" + Year.UAI)
                .as(year.examOffice)
                .json(Map.of(
                        "academy",
                        Year.ACADEMY,
                        "name",
                        "Lycée polyvalent des Trois-Rives",
                        "address",
                        "1, quai des Rives, 44000 Nantes",
                        "rooms",
                        SPECIALTIES.stream()
                                .map(specialty -> Map.of("name", "Salle " + specialty, "capacity", 24))
                                .toList()))
                .expect(200, 201);
        for (var specialty : SPECIALTIES) {
            year.candidates.values().stream()
                    .filter(candidate -> candidate.specialty().equals(specialty))
                    .forEach(this::awaitExamFile);
            planSittings(specialty);
            var run = year.api
                    .post(year.at.grading(), "/v1/summons-runs")
                    .as(year.examOffice)
                    .json(about(specialty))
                    .expect(201)
                    .json();
            Year.insist(run.get("unplaced").isEmpty(), "without a place: " + run.get("unplaced"));
            year.story.note(specialty + " : " + run.get("issued").asText() + " convocations  ");
        }
    }

    private void awaitExamFile(Candidate candidate) {
        year.api.await("the exam file of " + candidate.familyName(), Year.PATIENCE, api -> {
            var answer = api.get(year.at.grading(), "/v1/exam-files/" + candidate.registrationId())
                    .as(year.examOffice)
                    .send();
            return answer.status() == 200
                            && !answer.json().path("candidateNumber").isNull()
                    ? answer
                    : null;
        });
    }

    private void planSittings(String specialty) {
        int day = 0;
        for (var unit : units(specialty).toList()) {
            var date = FIRST_DAY.plusDays(day++);
            year.api
                    .post(year.at.grading(), "/v1/sittings")
                    .as(year.examOffice)
                    .json(Map.of(
                            "examSession",
                            Year.SESSION,
                            "academy",
                            Year.ACADEMY,
                            "specialty",
                            specialty,
                            "unit",
                            unit,
                            "startsAt",
                            instant(date, LocalTime.of(9, 0)),
                            "endsAt",
                            instant(date, LocalTime.of(12, 0)),
                            "centre",
                            Year.UAI,
                            "room",
                            "Salle " + specialty))
                    .expect(201);
        }
    }

    private Stream<String> units(String specialty) {
        var grid = year.api
                .get(year.at.registration(), "/v1/exam-sessions/" + Year.SESSION + "/specialties/" + specialty)
                .expect(200)
                .json();
        return Stream.concat(
                Year.stream(grid.get("units"))
                        .filter(unit -> !unit.get("optional").asBoolean())
                        .map(unit -> unit.get("unit").asText()),
                specialty.equals("MCO-2024") ? Stream.of("UF-EE") : Stream.of());
    }

    private static String instant(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(ExamClock.PARIS).toInstant().toString();
    }

    private static Map<String, Object> about(String specialty) {
        return Map.of("examSession", Year.SESSION, "academy", Year.ACADEMY, "specialty", specialty);
    }

    private void marks() {
        year.clock.moveTo("2026-06-22T10:00");
        var lines = new ArrayList<>(List.of("registrationId;unit;mark"));
        for (var line : Roster.marks()) {
            lines.add(year.find(line.candidate()).registrationId() + ";" + line.unit() + ";" + line.mark());
        }
        lines.add(year.find("Abgrall").registrationId() + ";U1;20,5");
        var report = importMarks(lines, "FIRST");
        for (var refused : report.get("lines")) {
            year.story.note("ligne " + refused.get("line").asText() + " : "
                    + refused.get("why").asText() + "  ");
        }
        Year.insist(
                report.get("refused").asInt() == 1
                        && report.get("accepted").asInt() == Roster.marks().size(),
                "marks refused: " + report);
    }

    private JsonNode importMarks(List<String> lines, String round) {
        return year.api
                .post(year.at.grading(), "/v1/mark-imports?round=" + round)
                .as(year.examOffice)
                .body("text/csv", String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .expect(200, 201)
                .json();
    }

    private void hold() {
        year.api
                .put(year.at.grading(), "/v1/exam-files/" + year.find(HELD).registrationId() + "/disciplinary-hold")
                .as(year.examOffice)
                .json(Map.of("reason", "Procès-verbal de suspicion de fraude n° 2026-17-004"))
                .expect(200, 204);
    }

    /** Opens, sees the proposals, closes; the minutes are sealed by the closing. */
    void deliberate(String round) {
        year.clock.moveTo(round.equals("FIRST") ? "2026-06-29T14:00" : "2026-07-08T17:00");
        for (var specialty : round.equals("FIRST") ? SPECIALTIES : Results.WITH_CATCH_UP) {
            var body = new LinkedHashMap<>(about(specialty));
            body.put("juryId", juries.computeIfAbsent(specialty, this::appoint));
            body.put("round", round);
            var opened = year.api
                    .post(year.at.grading(), "/v1/deliberations")
                    .as(year.examOffice)
                    .json(body)
                    .expect(201)
                    .json();
            deliberations.put(specialty, opened.get("id").asText());
            var closed = year.api
                    .put(
                            year.at.grading(),
                            "/v1/deliberations/" + opened.get("id").asText() + "/closure")
                    .as(year.examOffice)
                    .json(Map.of("schoolReportsSeen", true, "absentMembers", List.of()))
                    .expect(200)
                    .json();
            year.story.note(
                    specialty + " : " + candidates(closed.get("candidates").asInt()) + ", procès-verbal scellé "
                            + closed.get("minutesSha256").asText().substring(0, 12) + "…  ");
        }
    }

    private static String candidates(int number) {
        return number == 1 ? "1 candidat" : number + " candidats";
    }

    private String appoint(String specialty) {
        var jury = new LinkedHashMap<>(about(specialty));
        jury.put("appointment", Map.of("reference", "DEC4-2026-" + specialty, "date", "2026-05-04"));
        jury.put("president", Map.of("name", "Hélène Marchetti", "quality", "UNIVERSITY_TEACHER"));
        jury.put(
                "members",
                List.of(
                        Map.of("name", "Yann Corbel", "capacity", "TEACHER", "uai", "0720001K"),
                        Map.of("name", "Nadia Ferrand", "capacity", "PROFESSIONAL")));
        return year.api
                .post(year.at.grading(), "/v1/juries")
                .as(year.examOffice)
                .json(jury)
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    /** The orals of the catch-up, as their examiners marked them. */
    void catchUpMarks(Map<String, Map<String, String>> orals) {
        var lines = new ArrayList<>(List.of("registrationId;unit;mark"));
        orals.forEach((name, marks) ->
                marks.forEach((unit, mark) -> lines.add(year.find(name).registrationId() + ";" + unit + ";" + mark)));
        var report = importMarks(lines, "CATCH_UP");
        Year.insist(report.get("refused").asInt() == 0, "orals refused: " + report);
    }
}
