package fr.palmares.account.badinput;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people type wrong, door by door: a problem that names the field, and nothing kept. */
@QuarkusTest
class BadInputTest {

    private static final String LONG = "é".repeat(300);
    private static final String RIGHT_TO_LEFT = "Du\u202epont";
    private static final String CONTROL = "Du\u0007pont";
    private static final String ZERO_WIDTH = "Du\u200bpont";

    @Inject
    World world;

    static Stream<Arguments> signUps() {
        return Stream.of(
                Arguments.of("email", "nina", "/email"),
                Arguments.of("email", "nina@", "/email"),
                Arguments.of("email", "nina@localhost", "/email"),
                Arguments.of("email", "ni na@example.org", "/email"),
                Arguments.of("email", "nina@example.org\nBcc: x@example.org", "/email"),
                Arguments.of("email", "nina\u202e@example.org", "/email"),
                Arguments.of("email", "n".repeat(300) + "@example.org", "/email"),
                Arguments.of("email", "nina@yopmail.com", "/email"),
                Arguments.of("email", "nina@boite.mailinator.com", "/email"),
                Arguments.of("familyName", "", "/familyName"),
                Arguments.of("familyName", LONG, "/familyName"),
                Arguments.of("familyName", RIGHT_TO_LEFT, "/familyName"),
                Arguments.of("familyName", CONTROL, "/familyName"),
                Arguments.of("familyName", ZERO_WIDTH, "/familyName"),
                Arguments.of("familyName", "Dupont2", "/familyName"),
                Arguments.of("familyName", "<b>Dupont</b>", "/familyName"),
                Arguments.of("familyName", "-", "/familyName"),
                Arguments.of("usageName", LONG, "/usageName"),
                Arguments.of("givenNames", CONTROL, "/givenNames"),
                Arguments.of(
                        "birthDate", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString(), "/birthDate"),
                Arguments.of("birthDate", "1899-12-31", "/birthDate"),
                Arguments.of("birthplace", RIGHT_TO_LEFT, "/birthplace"),
                Arguments.of("academy", "99", "/academy"),
                Arguments.of("academy", "5", "/academy"),
                Arguments.of(
                        "address",
                        Map.of("street", CONTROL, "postalCode", "44000", "city", "Nantes"),
                        "/address/street"),
                Arguments.of(
                        "address",
                        Map.of("street", "3, rue de la Fosse", "postalCode", "4", "city", "Nantes"),
                        "/address/postalCode"),
                Arguments.of(
                        "address",
                        Map.of("street", "3, rue de la Fosse", "postalCode", "44000", "city", LONG),
                        "/address/city"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("signUps")
    void aSignUpNamesTheFieldAndKeepsNothing(String field, Object value, String pointer) {
        var body = World.signUp(freshEmail());
        body.put(field, value);

        json().body(body)
                .post("/v1/accounts")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer))
                .body("errors[0].detail", not(containsString("Exception")));

        assertThat(world.count("waiting_request WHERE body LIKE '%' || ?1 || '%'", "" + body.get("email")))
                .isZero();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("{", 400),
                Arguments.of("[]", 400),
                Arguments.of("null", 400),
                Arguments.of("{\"email\":\"nina@example.org\"}", 400),
                Arguments.of("{\"email\":[\"nina@example.org\"]}", 400),
                Arguments.of(
                        "{\"email\":\"a@example.org\",\"familyName\":\"D\",\"givenNames\":\"N\",\"birthDate\":\"17/03/2004\","
                                + "\"birthplace\":\"Nantes\"}",
                        400),
                Arguments.of(
                        "{\"email\":\"a@example.org\",\"familyName\":\"D\",\"givenNames\":\"N\",\"birthDate\":\"2004-02-30\","
                                + "\"birthplace\":\"Nantes\"}",
                        400));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNoSignUpAtAllIsMalformed(String body, int status) {
        json().body(body).post("/v1/accounts").then().statusCode(status).contentType("application/problem+json");
    }

    static Stream<Arguments> uais() {
        return Stream.of(
                Arguments.of("0440001A"), // another check letter
                Arguments.of("0440001m"),
                Arguments.of("440001M"),
                Arguments.of("0990001M"),
                Arguments.of("0440001"),
                Arguments.of("044000IM"));
    }

    @ParameterizedTest
    @MethodSource("uais")
    void aWrongUaiIsNamed(String uai) {
        establishment(uai, "Lycée Jules-Verne", "17").statusCode(422).body("errors.pointer", hasItem("#uai"));

        assertThat(world.count("establishment WHERE uai = ?1", uai)).isZero();
    }

    @Test
    void aWrongEstablishmentIsNamedFieldByField() {
        establishment("0440029T", LONG, "99")
                .statusCode(422)
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/academy"));
        assertThat(world.count("establishment WHERE uai = '0440029T'")).isZero();
    }

    @Test
    void whatACandidateChangesIsCheckedToo() {
        var me = world.candidate();

        world.as(me, PASSWORD)
                .body(Map.of("email", "nina@yopmail.com"))
                .put("/v1/accounts/me/email")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/email"));
        world.as(me, PASSWORD)
                .body(Map.of("street", RIGHT_TO_LEFT, "postalCode", "!", "city", LONG))
                .put("/v1/my-data/address")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/street"))
                .body("errors.pointer", hasItem("/postalCode"))
                .body("errors.pointer", hasItem("/city"));
        assertThat(world.count("person WHERE email = ?1 AND street IS NULL", me))
                .isEqualTo(1);
    }

    @Test
    void staffAreCheckedFieldByField() {
        var entry = new HashMap<String, Object>(Map.of(
                "email",
                "y@trashmail",
                "familyName",
                LONG,
                "givenNames",
                CONTROL,
                "roles",
                List.of("chef"),
                "uais",
                List.of("0440001A"),
                "academies",
                List.of("99")));

        var answer =
                world.as("administrateur").body(entry).post("/v1/staff").then().statusCode(422);

        for (var pointer : List.of("/email", "/familyName", "/givenNames", "/roles/0", "/uais/0", "/academies/0")) {
            answer.body("errors.pointer", hasItem(pointer));
        }
        assertThat(world.count("staff WHERE email = 'y@trashmail'")).isZero();
    }

    @Test
    void anIdThatIsNoneIsNotFound() {
        world.as("administrateur").get("/v1/staff/pas-un-numero").then().statusCode(404);
        world.as("dec-nantes").get("/v1/people/pas-un-numero").then().statusCode(404);
    }

    private ValidatableResponse establishment(String uai, String name, String academy) {
        return world.as("administrateur")
                .body(Map.of("name", name, "type", "LYCEE", "academy", academy))
                .put("/v1/establishments/" + uai)
                .then();
    }
}
