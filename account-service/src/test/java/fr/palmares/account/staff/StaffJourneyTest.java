package fr.palmares.account.staff;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static fr.palmares.account.World.json;
import static fr.palmares.account.World.tokenIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.palmares.account.Browser;
import fr.palmares.account.World;
import fr.palmares.account.identity.UnfinishedIdentities;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StaffJourneyTest {

    private static final String INVITED = "Votre accès à Palmarès";

    @Inject
    World world;

    @Inject
    UnfinishedIdentities unfinished;

    @Inject
    StaffMembers staff;

    @Inject
    StaffIdentities identities;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String realm;

    @Test
    void anAgentIsInvitedSetsUpASecondFactorAndSeesTheOwnAcademyOnly() {
        var email = freshEmail();
        var id = entered(office(email, "14")).extract().<String>path("id");
        follows(email);
        var browser = new Browser(realm);

        var setUp = browser.signsIn(email, PASSWORD);
        assertThat(setUp.asksToSetUpOneTimeCodes()).as(setUp.body()).isTrue();
        var claims = Browser.claims(browser.token(browser.setsUpOneTimeCodes(setUp)));

        assertThat(claims.at("/realm_access/roles").toString()).contains("exam-office");
        assertThat(claims.get("academies").toString()).isEqualTo("[\"14\"]");
        assertThat(claims.get("person").asText()).isEqualTo(id);
    }

    @Test
    void staffNeverComeInWithAPasswordAlone() {
        var email = freshEmail();
        entered(office(email, "17"));
        follows(email);
        var first = new Browser(realm);
        var setUp = first.signsIn(email, PASSWORD);
        first.setsUpOneTimeCodes(setUp);
        var other = new Browser(realm);

        var asked = other.signsIn(email, PASSWORD);
        assertThat(asked.asksForOneTimeCode()).isTrue();
        assertThat(asked.isBack()).isFalse();
        var wrong = other.fills(asked, Map.of("otp", "000000"));
        assertThat(wrong.isBack()).isFalse();
        assertThat(wrong.asksForOneTimeCode()).isTrue();
        var right = other.fills(wrong, Map.of("otp", Browser.oneTimeCode(setUp.secret(), 1)));

        assertThat(right.isBack()).isTrue();
    }

    @Test
    void aCandidateComesInWithThePasswordAlone() {
        assertThat(new Browser(realm).signsIn(world.candidate(), PASSWORD).isBack())
                .isTrue();
    }

    @Test
    void otherRightsCountFromTheNextTokenAndOpenSessionsEnd() {
        var email = freshEmail();
        var id = entered(office(email, "17")).extract().<String>path("id");
        follows(email);
        var browser = new Browser(realm);
        var setUp = browser.signsIn(email, PASSWORD);
        browser.token(browser.setsUpOneTimeCodes(setUp));

        world.as("administrateur")
                .header("If-Match", etag(id))
                .body(Map.of(
                        "familyName",
                        "Le Goff",
                        "givenNames",
                        "Yann",
                        "roles",
                        List.of("accommodation-office"),
                        "academies",
                        List.of("14", "17")))
                .put("/v1/staff/" + id)
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("accommodation-office")));

        assertThat(browser.opens(Map.of()).isBack()).as("the session has ended").isFalse();
        var asked = browser.signsIn(email, PASSWORD);
        var claims = Browser.claims(browser.token(
                browser.fills(asked, Map.of("otp", Browser.oneTimeCode(setUp.secret(), 1)))));
        assertThat(claims.at("/realm_access/roles").toString())
                .contains("accommodation-office")
                .doesNotContain("exam-office");
        assertThat(claims.get("academies").toString()).contains("14", "17");
    }

    @Test
    void aClosedAccessSignsInNoMoreUntilItIsOpened() {
        var email = freshEmail();
        var id = entered(office(email, "17")).extract().<String>path("id");
        follows(email);

        access(id, false).statusCode(200).body("state", equalTo("DISABLED"));
        assertThat(new Browser(realm).signsIn(email, PASSWORD).asksToSetUpOneTimeCodes())
                .isFalse();
        world.as("administrateur")
                .post("/v1/staff/" + id + "/invitations")
                .then()
                .statusCode(409);

        access(id, true).statusCode(200).body("state", equalTo("ACTIVE"));
        assertThat(new Browser(realm).signsIn(email, PASSWORD).asksToSetUpOneTimeCodes())
                .isTrue();
    }

    @Test
    void nobodyWidensTheOwnRights() {
        var own = UUID.fromString("0190a1b2-0000-7000-8000-000000000101");
        world.change(
                "INSERT INTO staff (id, username, email, family_name, given_names, roles, uais, academies, enabled,"
                        + " identity, entered_at) VALUES (?1, 'administrateur', 'administrateur@palmares.example',"
                        + " 'Lenoir', 'Ada', '{administrator}', '{}', '{}', true, NULL, now()) ON CONFLICT DO NOTHING",
                own);

        world.as("administrateur")
                .header("If-Match", "*")
                .body(Map.of(
                        "familyName",
                        "Lenoir",
                        "givenNames",
                        "Ada",
                        "roles",
                        List.of("exam-office"),
                        "academies",
                        List.of("17")))
                .put("/v1/staff/" + own)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/own-rights"));
        access(own.toString(), false).statusCode(409);
        world.as("dec-nantes")
                .body(office(freshEmail(), "14"))
                .post("/v1/staff")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyWritesScopesIntoTheOwnKeycloakProfile() {
        var token = world.tokenOf("dec-nantes");

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of(
                        "username",
                        "dec-nantes",
                        "email",
                        "dec-nantes@palmares.example",
                        "attributes",
                        Map.of("academies", List.of("01", "17"), "uai", List.of("0440001M"))))
                .post(realm + "/account");

        var claims = Browser.claims(world.tokenOf("dec-nantes"));
        assertThat(claims.get("academies").toString()).isEqualTo("[\"17\"]");
        assertThat(claims.has("uai")).isFalse();
    }

    @Test
    void aCrashBetweenKeycloakAndTheRowEndsAsTheRowSays() {
        var email = freshEmail();
        var id = UUID.fromString(entered(office(email, "17")).extract().path("id"));
        follows(email);
        var member = QuarkusTransaction.requiringNew().call(() -> staff.find(id).orElseThrow());
        QuarkusTransaction.requiringNew().run(() -> unfinished.begin(member.username(), id));
        identities.follow(member.described(
                "Le Goff",
                "Yann",
                new fr.palmares.account.staff.domain.Rights(List.of("administrator"), List.of(), List.of())));

        unfinished.mendThoseBefore(Instant.now());

        var browser = new Browser(realm);
        var setUp = browser.signsIn(email, PASSWORD);
        var claims = Browser.claims(browser.token(browser.setsUpOneTimeCodes(setUp)));
        assertThat(claims.at("/realm_access/roles").toString())
                .contains("exam-office")
                .doesNotContain("administrator");
        assertThat(world.count("unfinished_identity WHERE username = ?1", member.username()))
                .isZero();
    }

    @Test
    void anInvitationSentAgainEndsTheOlder() {
        var email = freshEmail();
        var id = entered(office(email, "17")).extract().<String>path("id");
        var older = tokenIn(world.mail(email, INVITED));

        world.as("administrateur")
                .post("/v1/staff/" + id + "/invitations")
                .then()
                .statusCode(202);
        org.awaitility.Awaitility.await()
                .atMost(World.PATIENCE)
                .until(() -> world.mails(email).size() == 2);

        json().body(Map.of("token", older, "password", PASSWORD))
                .post("/v1/staff-activations")
                .then()
                .statusCode(410);
    }

    @Test
    void anAddressSignsInOnce() {
        var candidate = world.candidate();
        var colleague = freshEmail();
        entered(office(colleague, "17"));

        for (var used : List.of(candidate, colleague)) {
            world.as("administrateur")
                    .body(office(used, "17"))
                    .post("/v1/staff")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/email-used"));
        }
    }

    @Test
    void everyWrongFieldIsNamed() {
        var wrong = office("nina", "99");
        wrong.put("familyName", "Le\u202eGoff");
        wrong.put("roles", List.of("exam-office", "chef"));

        world.as("administrateur")
                .body(wrong)
                .post("/v1/staff")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/email", "/familyName", "/academies/0"));
    }

    private ValidatableResponse entered(Map<String, Object> entry) {
        return world.as("administrateur").body(entry).post("/v1/staff").then().statusCode(201);
    }

    private void follows(String email) {
        json().body(Map.of("token", tokenIn(world.mail(email, INVITED)), "password", PASSWORD))
                .post("/v1/staff-activations")
                .then()
                .statusCode(204);
    }

    private ValidatableResponse access(String id, boolean enabled) {
        return world.as("administrateur")
                .header("If-Match", "*")
                .body(Map.of("enabled", enabled))
                .put("/v1/staff/" + id + "/access")
                .then();
    }

    private String etag(String id) {
        return world.as("administrateur")
                .get("/v1/staff/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static Map<String, Object> office(String email, String academy) {
        return new HashMap<>(Map.of(
                "email",
                email,
                "familyName",
                "Le Goff",
                "givenNames",
                "Yann",
                "roles",
                List.of("exam-office"),
                "academies",
                List.of(academy)));
    }
}
