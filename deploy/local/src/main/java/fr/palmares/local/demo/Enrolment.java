package fr.palmares.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.local.demo.Api.Surprise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** October and November: the school's file, accounts and slips, the independent candidate, confirmed choices. */
final class Enrolment {

    private static final Pattern KEYS = Pattern.compile("Identifiant\\s+(\\S+)\\s+Code à usage unique\\s+(\\S+)");
    private static final Pattern LINK = Pattern.compile("activation\\?token=([A-Za-z0-9_-]+)");
    private static final String PASSWORD = "Trois-Rives-2026-";
    static final String INDEPENDENT = "sarah.lemoine@courriel.example";
    static final String PASSWORD_OF_INDEPENDENT = PASSWORD + "Lemoine";

    private final Year year;
    private String generation = "";
    private int imported;

    Enrolment(Year year) {
        this.year = year;
    }

    void play() {
        year.story.step("Octobre : le lycée importe ses 40 candidats", this::importFile);
        year.story.step("Les comptes sont générés, les papillons imprimés et remis", this::accounts);
        year.story.step("Sarah Lemoine, candidate indépendante, ouvre son compte", this::independent);
        year.story.step("Novembre : chacun confirme ses choix", this::confirmations);
    }

    private void importFile() {
        year.clock.moveTo("2025-10-14T10:00");
        var id = year.api
                .post(year.at.registration(), "/v1/imports?examSession=" + Year.SESSION + "&uai=" + Year.UAI)
                .as(year.school)
                .body("text/csv", Roster.file("candidats.csv"))
                .expect(200, 201, 202)
                .json()
                .get("id")
                .asText();
        var report = year.api.await("the import", Year.PATIENCE, api -> {
            var job = year.read(year.at.registration(), "/v1/imports/" + id, year.school);
            return job.get("state").asText().equals("DONE") ? job : null;
        });
        year.all(year.at.registration(), "/v1/imports/" + id + "/lines", year.school)
                .filter(line -> !line.path("why").asText("").isEmpty()
                        && !line.path("why").isNull())
                .forEach(line -> year.story.note("ligne " + line.path("line").asText() + ", colonne « "
                        + line.path("column").asText() + " » : "
                        + line.path("why").asText()));
        imported = report.path("created").asInt();
        year.story.note(
                imported + " inscriptions créées, " + report.path("rejected").asText() + " lignes refusées  ");
    }

    private void accounts() {
        var known = "/v1/establishments/" + Year.UAI + "/candidates?limit=200&examSession=" + Year.SESSION;
        year.api.await("the school's candidates where accounts are made", Year.PATIENCE, api -> {
            var candidates = year.read(year.at.account(), known, year.school).get("items");
            return candidates.size() >= imported ? candidates : null;
        });
        generation = year.api
                .post(year.at.account(), "/v1/establishments/" + Year.UAI + "/account-generations")
                .as(year.school)
                .json(Map.of("examSession", Year.SESSION, "all", false))
                .expect(202)
                .json()
                .get("id")
                .asText();
        year.api.await("the accounts", Year.PATIENCE, api -> {
            var job = year.read(year.at.account(), "/v1/account-generations/" + generation, year.school);
            return job.get("state").asText().equals("DONE") && job.get("total").asInt() == imported ? job : null;
        });
        var slips = year.api
                .get(year.at.account(), "/v1/account-generations/" + generation + "/login-slips")
                .as(year.school)
                .expect(200)
                .body();
        year.save("papillons", "papillons.pdf", slips);
        var handedOut = Papers.slips(slips).stream()
                .flatMap(text -> Slip.read(text).stream())
                .toList();
        var lines = year.all(year.at.registration(), "/v1/registrations?examSession=" + Year.SESSION, year.school)
                .sorted(Comparator.comparing(line -> line.get("familyName").asText()))
                .toList();
        lines.forEach(line -> year.candidates.put(line.get("familyName").asText(), pupil(line, handedOut)));
        year.eachOf(handedOut, this::firstLogin);
        year.story.note(handedOut.size() + " papillons lus dans le PDF, autant de premières connexions  ");
    }

    private Candidate pupil(JsonNode line, List<Slip> handedOut) {
        var name = line.get("familyName").asText();
        var slip = handedOut.stream()
                .filter(candidate -> candidate
                        .name()
                        .equalsIgnoreCase(name + " " + line.get("givenNames").asText()))
                .findFirst()
                .orElseThrow(() -> new Surprise("no login slip for " + name));
        return candidate(line, year.candidate(slip.identifier(), password(slip)));
    }

    private void firstLogin(Slip slip) {
        year.api
                .post(year.at.account(), "/v1/first-logins")
                .json(Map.of("identifier", slip.identifier(), "code", slip.code(), "password", password(slip)))
                .expect(204, 409);
    }

    private static String password(Slip slip) {
        return PASSWORD + slip.code();
    }

    /** Identifier and code of one printed slip; the second line names whose it is. */
    private record Slip(String name, String identifier, String code) {

        static Optional<Slip> read(String text) {
            var lines = text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            var keys = KEYS.matcher(text);
            return lines.size() > 1 && keys.find()
                    ? Optional.of(new Slip(lines.get(1), keys.group(1), keys.group(2)))
                    : Optional.empty();
        }
    }

    private static Candidate candidate(JsonNode line, Person login) {
        return new Candidate(
                line.get("familyName").asText(),
                line.get("givenNames").asText(),
                line.get("id").asText(),
                line.get("specialty").asText(),
                line.get("category").asText(),
                login);
    }

    private void independent() {
        year.api
                .post(year.at.account(), "/v1/accounts")
                .json(Map.of(
                        "email", INDEPENDENT,
                        "familyName", "Lemoine",
                        "givenNames", "Sarah",
                        "birthDate", "1994-06-21",
                        "birthplace", "Saint-Nazaire",
                        "address",
                                Map.of("street", "9, rue de la Paix", "postalCode", "44600", "city", "Saint-Nazaire"),
                        "academy", Year.ACADEMY))
                .expect(202);
        var token = year.api.await("the activation e-mail", Year.PATIENCE, api -> {
            var mails = api.get(year.at.mailbox(), "/local/mails.json?of=" + INDEPENDENT)
                    .send();
            var link = LINK.matcher(mails.text()); // the latest mail comes first
            return mails.status() == 200 && link.find() ? link.group(1) : null;
        });
        year.api
                .post(year.at.account(), "/v1/activations")
                .json(Map.of("token", token, "password", PASSWORD_OF_INDEPENDENT))
                .expect(204);
        var login = year.candidate(INDEPENDENT, PASSWORD_OF_INDEPENDENT);
        var started = year.api
                .post(year.at.registration(), "/v1/registrations")
                .as(login)
                .json(Map.of(
                        "examSession",
                        Year.SESSION,
                        "academy",
                        Year.ACADEMY,
                        "specialty",
                        "SIO-SLAM-2024",
                        "category",
                        "WORK_EXPERIENCE"))
                .expect(201)
                .json();
        year.candidates.put(
                "Lemoine",
                new Candidate(
                        "Lemoine", "Sarah", started.get("id").asText(), "SIO-SLAM-2024", "WORK_EXPERIENCE", login));
    }

    private void confirmations() {
        year.clock.moveTo("2025-11-03T18:00");
        var forms = Roster.forms();
        year.eachOf(year.candidates.values(), candidate -> confirm(candidate, forms.get(candidate.familyName())));
    }

    private void confirm(Candidate candidate, Roster.Form form) {
        var path = "/v1/registrations/" + candidate.registrationId();
        var present =
                year.api.get(year.at.registration(), path).as(candidate.login()).expect(200);
        if (present.json().get("version").asInt() > 0) {
            return;
        }
        year.api
                .put(year.at.registration(), path + "/confirmation")
                .as(candidate.login())
                .ifMatch(present.header("ETag"))
                .json(choices(candidate, form))
                .expect(200);
    }

    private static Map<String, Object> choices(Candidate candidate, Roster.Form form) {
        var choices = new LinkedHashMap<String, Object>();
        choices.put("form", form.form());
        var languages = new LinkedHashMap<String, Object>();
        languages.put("a", form.languageA());
        if (!form.languageB().isEmpty()) {
            languages.put("b", form.languageB());
        }
        choices.put("languages", languages);
        var units = new ArrayList<Map<String, Object>>();
        form.exemptions()
                .forEach((unit, ground) ->
                        units.add(Map.of("unit", unit, "choice", "EXEMPT", "exemptionGround", ground)));
        choices.put("units", units);
        choices.put(
                "optionalUnits",
                form.optionalUnits().stream().map(unit -> Map.of("unit", unit)).toList());
        choices.put("consents", Map.of("press", form.press(), "localAuthorities", form.localAuthorities()));
        choices.put("handicap", false);
        switch (candidate.category()) {
            case "APPRENTICE" -> {
                choices.put("contractMonths", 24);
                choices.put("trainingHours", 1350);
            }
            case "CONTINUING_TRAINING" ->
                choices.put(
                        "situation",
                        Map.of("continuingTraining", Map.of("ground", "WORK_CONTRACT", "contractBroken", false)));
            case "WORK_EXPERIENCE" -> choices.put("workExperienceMonths", 38);
            default -> {}
        }
        return choices;
    }
}
