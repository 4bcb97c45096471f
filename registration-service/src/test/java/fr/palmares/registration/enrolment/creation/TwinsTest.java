package fr.palmares.registration.enrolment.creation;

import static fr.palmares.registration.Api.CONFIRMATION;
import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.establishment;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** on the real database: whatever is asked, in whatever order and however often at once. */
@QuarkusTest
class TwinsTest {

    private static final String ACADEMY = "14";
    private static final String UAI = "0350001L";

    /** The moves of R-1; a registration typed in or confirmed in the same transaction skips nothing. */
    private static final Map<String, Set<String>> MOVES = Map.of(
            "PRE_REGISTERED", Set.of("REGISTERED", "CANCELLED"),
            "REPEATING", Set.of("REGISTERED", "CANCELLED"),
            "REGISTERED", Set.of("REGISTERED", "SUBMITTED", "CANCELLED"),
            "SUBMITTED", Set.of("SUBMITTED", "VALIDATED", "REJECTED", "CANCELLED"),
            "VALIDATED", Set.of("VALIDATED", "CANCELLED"),
            "REJECTED", Set.of("REJECTED"),
            "CANCELLED", Set.of("CANCELLED"));

    @Inject
    Facts facts;

    @BeforeEach
    void calendarInForce() {
        open(2026, ACADEMY);
    }

    @Test
    void thirtyStartsAtOnceMakeOneRegistration() throws Exception {
        var person = UUID.randomUUID();
        var token = candidate(person);
        var statuses = atOnce(
                30,
                () -> given().auth()
                        .oauth2(token)
                        .contentType(ContentType.JSON)
                        .body("{\"examSession\":2026,\"academy\":\"" + ACADEMY
                                + "\",\"specialty\":\"MCO-2024\",\"category\":\"DISTANCE_LEARNING\"}")
                        .post("/v1/registrations")
                        .then()
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 409);
        assertThat(facts.live(person, 2026, "MCO-2024")).isEqualTo(1);
    }

    @Test
    void tenPupilsTypedInAtOnceAreOnePersonWithOneRegistration() throws Exception {
        var body = """
                {"examSession":2026,"uai":"%s","specialty":"CG","category":"SCHOOL",
                 "person":{"familyName":"JUMEAU","givenNames":"Lou","birthDate":"2005-03-04","birthplace":"Rennes",
                           "ine":"700000001AA"},
                 "choices":{"form":"GLOBAL","consents":{"press":true,"localAuthorities":false}}}""".formatted(UAI);

        var statuses = atOnce(
                10,
                () -> given().auth()
                        .oauth2(establishment(UAI))
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/v1/registrations/on-behalf")
                        .then()
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 409);
    }

    @Test
    void theSameFileTwiceAtOnceRegistersEachPupilOnce() throws Exception {
        var file = "ine;nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n"
                + String.join(
                        "",
                        IntStream.range(0, 40)
                                .mapToObj(n -> "71%07dAA;DEUX;Max;%02d/01/2005;Vannes %d;SCOLAIRE;CG\n"
                                        .formatted(n, n % 28 + 1, n))
                                .toList());

        atOnce(2, () -> importing(2026, UAI, file).getInt("rejected"));

        assertThat(fr.palmares.registration.Api.list(establishment(UAI), "q=deux&limit=500")
                        .getList("items.ine", String.class))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    private static <T> List<T> atOnce(int times, java.util.concurrent.Callable<T> call) throws Exception {
        var answers = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(call))
                    .toList();
            for (var answer : asked) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** Random commands of the three who may act; the seed of a failure is its name. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void anyOrderOfCommandsKeepsToTheStatesLosesNoConsentAndMakesNoTwins(long seed) {
        var random = new Random(seed);
        var person = UUID.randomUUID();
        var history = new ArrayList<String>();
        String id = null;
        var state = "";
        boolean press = false;
        for (int step = 0; step < 14; step++) {
            boolean said = random.nextBoolean();
            if (id == null || random.nextInt(5) == 0) {
                var started = post(person);
                if (started != null) {
                    assertThat(state).as(history.toString()).isIn("", "CANCELLED", "REJECTED");
                    id = started;
                    state = "PRE_REGISTERED";
                    history.add("start");
                }
                assertThat(facts.live(person, 2026, "MCO-2024"))
                        .as(history.toString())
                        .isLessThanOrEqualTo(1);
                continue;
            }
            int command = random.nextInt(6);
            int status = command(command, person, id, said);
            history.add(command + (said ? "+" : "-") + " → " + status);
            assertThat(status).as(history.toString()).isLessThan(500);

            var now = fr.palmares.registration.Api.read(examOffice(ACADEMY), id)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(now.getString("state").equals(state) || MOVES.get(state).contains(now.getString("state")))
                    .as(history.toString())
                    .isTrue();
            state = now.getString("state");
            if (command <= 2 && status == 200) {
                press = said;
            }
            if (now.getInt("version") > 0) {
                assertThat(now.getBoolean("choices.consents.press"))
                        .as(history.toString())
                        .isEqualTo(press);
                assertThat(now.getBoolean("choices.consents.localAuthorities"))
                        .as(history.toString())
                        .isFalse();
            }
            assertThat(facts.live(person, 2026, "MCO-2024"))
                    .as(history.toString())
                    .isLessThanOrEqualTo(1);
        }
    }

    private static String post(UUID person) {
        var answer = given().auth()
                .oauth2(candidate(person))
                .contentType(ContentType.JSON)
                .body("{\"examSession\":2026,\"academy\":\"" + ACADEMY
                        + "\",\"specialty\":\"MCO-2024\",\"category\":\"DISTANCE_LEARNING\"}")
                .post("/v1/registrations")
                .then()
                .extract();
        assertThat(answer.statusCode()).isIn(201, 409);
        return answer.statusCode() == 201 ? answer.path("id") : null;
    }

    private static int command(int command, UUID person, String id, boolean press) {
        var choices = CONFIRMATION.replace("\"press\":true", "\"press\":" + press);
        return switch (command) {
            case 0, 1 -> put(candidate(person), id, "confirmation", choices);
            case 2 -> put(examOffice(ACADEMY), id, "correction", "{\"reason\":\"Erreur\",\"choices\":" + choices + "}");
            case 3 -> put(examOffice(ACADEMY), id, "validation", "{}");
            case 4 -> put(examOffice(ACADEMY), id, "rejection", "{\"reason\":\"OTHER\",\"text\":\"Non\"}");
            default -> put(candidate(person), id, "cancellation", "{}");
        };
    }

    private static int put(String token, String id, String what, String body) {
        return given().auth()
                .oauth2(token)
                .header("If-Match", tag(token, id))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/registrations/" + id + "/" + what)
                .then()
                .extract()
                .statusCode();
    }
}
