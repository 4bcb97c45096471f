package fr.palmares.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.local.demo.Api.Surprise;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** November and December: checklists, uploads, one piece refused and replaced, files approved and validated. */
final class Pieces {

    /** Whose identity document nobody can read at first. */
    private static final String BLURRED = "Bernard";

    private static final Set<String> OPEN = Set.of("EXPECTED", "REFUSED");
    private static final Set<String> DEPOSITED = Set.of("PROVIDED", "ACCEPTED");

    private final Year year;

    Pieces(Year year) {
        this.year = year;
    }

    void play() {
        year.story.step("Les demandes de pièces sont là ; chacun téléverse les siennes", this::uploads);
        year.story.step("Une pièce d’autrui, un faux PDF : refusés", this::mischief);
        year.story.step("« J’ai fourni toutes mes pièces »", this::completions);
        year.story.step("Décembre : les pièces attendues plus tard", this::laterPieces);
        year.story.step("Le rectorat contrôle : une pièce illisible est refusée, remplacée, acceptée", this::reviews);
        year.story.step("Le rectorat valide les inscriptions", this::validations);
    }

    private JsonNode checklist(Candidate candidate) {
        return year.api.await("the checklist of " + candidate.familyName(), Year.PATIENCE, api -> {
            var answer = api.get(year.at.documents(), "/v1/checklists/" + candidate.registrationId())
                    .as(candidate.login())
                    .send();
            return answer.status() == 200 ? answer.json() : null;
        });
    }

    private void uploads() {
        year.clock.moveTo("2025-11-10T20:00");
        year.eachOf(year.candidates.values(), candidate -> deposit(candidate, false));
    }

    private void laterPieces() {
        year.clock.moveTo("2025-12-05T18:00");
        year.eachOf(year.candidates.values(), candidate -> deposit(candidate, true));
    }

    /** Pieces of the first deadline, or those that may come later. */
    private void deposit(Candidate candidate, boolean later) {
        for (var piece : checklist(candidate).get("pieces")) {
            var code = piece.get("code").asText();
            if (piece.get("mandatory").asBoolean()
                    && OPEN.contains(piece.get("state").asText())
                    && comesLater(piece) == later) {
                var paper = code.equals("IDENTITE") && candidate.familyName().equals(BLURRED)
                        ? Papers.illegible()
                        : Papers.readable(
                                piece.get("label").asText(), candidate.givenNames() + " " + candidate.familyName());
                upload(candidate, code, paper);
            }
        }
        awaitDeposited(candidate, later);
    }

    private static boolean comesLater(JsonNode piece) {
        return piece.path("deadline").asText().startsWith("2025-12");
    }

    private void upload(Candidate candidate, String code, byte[] paper) {
        year.api
                .put(year.at.documents(), path(candidate, code))
                .as(candidate.login())
                .body("application/pdf", paper)
                .expect(200, 201, 202);
    }

    private void awaitDeposited(Candidate candidate, boolean later) {
        year.api.await("the pieces of " + candidate.familyName() + " to be found clean", Year.PATIENCE, api -> {
            var pieces = checklist(candidate).get("pieces");
            return Year.stream(pieces)
                            .filter(piece -> piece.get("mandatory").asBoolean() && comesLater(piece) == later)
                            .allMatch(piece ->
                                    DEPOSITED.contains(piece.get("state").asText()))
                    ? pieces
                    : null;
        });
    }

    private static String path(Candidate candidate, String code) {
        return "/v1/checklists/" + candidate.registrationId() + "/pieces/" + code;
    }

    private void mischief() {
        var one = year.find("Abgrall");
        var other = year.find("Bouvier");
        year.api
                .put(year.at.documents(), path(other, "IDENTITE"))
                .as(one.login())
                .body("application/pdf", Papers.readable("Pièce d’identité", "quelqu’un d’autre"))
                .expect(404);
        var refused = year.api
                .put(year.at.documents(), path(one, "IDENTITE"))
                .as(one.login())
                .body("application/pdf", "ceci n’est pas un PDF".getBytes(StandardCharsets.UTF_8))
                .send();
        Year.insist(
                refused.status() >= 400 && refused.status() < 500,
                "a false PDF was answered " + refused.status() + ": " + refused.text());
    }

    private void completions() {
        year.clock.moveTo("2025-11-12T20:00");
        year.eachOf(year.candidates.values(), candidate -> {
            year.api
                    .put(year.at.documents(), "/v1/checklists/" + candidate.registrationId() + "/completion")
                    .as(candidate.login())
                    .expect(200);
            awaitState(candidate, "SUBMITTED");
        });
    }

    private void awaitState(Candidate candidate, String state) {
        year.api.await(candidate.familyName() + " to be " + state, Year.PATIENCE, api -> {
            var registration = year.read(
                    year.at.registration(), "/v1/registrations/" + candidate.registrationId(), candidate.login());
            return registration.get("state").asText().equals(state) ? registration : null;
        });
    }

    private void reviews() {
        year.clock.moveTo("2025-12-15T09:00");
        var blurred = year.find(BLURRED);
        review(
                blurred,
                "IDENTITE",
                Map.of(
                        "decision",
                        "REFUSED",
                        "reason",
                        "ILLEGIBLE",
                        "text",
                        "La photographie est floue : numérisez à plat."));
        year.api.await("the refusal to reach " + BLURRED, Year.PATIENCE, api -> message(blurred, "PIECE_REFUSED"));
        upload(blurred, "IDENTITE", Papers.readable("Carte nationale d’identité", "Baptiste Bernard"));
        awaitDeposited(blurred, false);
        year.eachOf(
                year.candidates.values(),
                candidate -> Year.stream(checklist(candidate).get("pieces"))
                        .filter(piece -> piece.get("state").asText().equals("PROVIDED"))
                        .forEach(piece ->
                                review(candidate, piece.get("code").asText(), Map.of("decision", "ACCEPTED"))));
    }

    private @Nullable JsonNode message(Candidate candidate, String kind) {
        var answer = year.api
                .get(year.at.notification(), "/v1/messages?limit=100")
                .as(candidate.login())
                .send();
        if (answer.status() != 200) {
            throw new Surprise("the inbox of " + candidate.familyName() + " answered " + answer.text());
        }
        return Year.stream(answer.json().get("items"))
                .filter(message -> message.path("kind").asText().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private void review(Candidate candidate, String code, Map<String, String> decision) {
        year.api
                .put(year.at.documents(), path(candidate, code) + "/review")
                .as(year.examOffice)
                .json(new LinkedHashMap<>(decision))
                .expect(200, 204);
    }

    private void validations() {
        year.eachOf(
                year.candidates.values(),
                candidate -> year.api.await("the approved file of " + candidate.familyName(), Year.PATIENCE, api -> {
                    var answer = api.put(
                                    year.at.registration(),
                                    "/v1/registrations/" + candidate.registrationId() + "/validation")
                            .as(year.examOffice)
                            .send();
                    return answer.status() < 300 ? answer : null;
                }));
        year.story.note(year.candidates.size() + " inscriptions validées  ");
    }
}
