package fr.palmares.account.linking;

import static fr.palmares.account.World.PASSWORD;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.account.Browser;
import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ÉduConnect's part is played by a second realm of the same Keycloak: an OpenID provider like any other. */
@QuarkusTest
class LinkedSignInTest {

    private static final String SECRET = "un-secret-entre-les-deux-royaumes";

    @Inject
    World world;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String realm;

    @BeforeEach
    void thereIsAnotherSignIn() {
        var master = realm.replace("/realms/palmares", "");
        var other = master + "/realms/educonnect";
        if (given().get(other).statusCode() == 200) {
            return;
        }
        admin().body(Map.of(
                        "realm",
                        "educonnect",
                        "enabled",
                        true,
                        "clients",
                        List.of(Map.of(
                                "clientId",
                                "palmares",
                                "secret",
                                SECRET,
                                "enabled",
                                true,
                                "redirectUris",
                                List.of(realm + "/broker/educonnect/endpoint*"))),
                        "users",
                        List.of(Map.of(
                                "username",
                                "eleve",
                                "email",
                                "eleve@educonnect.example",
                                "firstName",
                                "Nina",
                                "lastName",
                                "Dupont",
                                "enabled",
                                true,
                                "emailVerified",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", "le-mot-de-passe-de-l-ecole"))))))
                .post(master + "/admin/realms")
                .then()
                .statusCode(201);
        admin().body(Map.of(
                        "alias",
                        "educonnect",
                        "displayName",
                        "ÉduConnect",
                        "providerId",
                        "oidc",
                        "enabled",
                        true,
                        "firstBrokerLoginFlowAlias",
                        "palmares first broker login",
                        "postBrokerLoginFlowAlias",
                        "palmares after broker",
                        "config",
                        Map.of(
                                "clientId",
                                "palmares",
                                "clientSecret",
                                SECRET,
                                "clientAuthMethod",
                                "client_secret_post",
                                "defaultScope",
                                "openid email profile",
                                "issuer",
                                other,
                                "authorizationUrl",
                                other + "/protocol/openid-connect/auth",
                                "tokenUrl",
                                other + "/protocol/openid-connect/token",
                                "jwksUrl",
                                other + "/protocol/openid-connect/certs",
                                "useJwksUrl",
                                "true",
                                "validateSignature",
                                "true")))
                .post(master + "/admin/realms/palmares/identity-provider/instances")
                .then()
                .statusCode(201);
    }

    @Test
    void anotherSignInIsLinkedUsedAndUnlinkedAndTheAccountOutlivesIt() {
        var email = world.candidate();
        var me = world.as(email, PASSWORD);
        String person = me.get("/v1/accounts/me").path("personId");
        me.get("/v1/accounts/me/identity-providers")
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("ÉduConnect"))
                .body("items[0].linked", equalTo(false));

        var browser = new Browser(realm);
        browser.signsIn(email, PASSWORD);
        var linked = atSchool(browser, agreeing(browser, browser.opens(Map.of("kc_action", "idp_link:educonnect"))));
        assertThat(linked.isBack()).as(linked.body()).isTrue();
        world.as(email, PASSWORD)
                .get("/v1/accounts/me/identity-providers")
                .then()
                .body("items[0].linked", equalTo(true));

        var elsewhere = new Browser(realm);
        var comeIn = atSchool(elsewhere, elsewhere.opens(Map.of("kc_idp_hint", "educonnect")));
        assertThat(Browser.claims(elsewhere.token(comeIn)).get("person").asText())
                .isEqualTo(person);

        world.as(email, PASSWORD)
                .delete("/v1/accounts/me/identity-providers/educonnect")
                .then()
                .statusCode(204);
        world.as(email, PASSWORD)
                .delete("/v1/accounts/me/identity-providers/educonnect")
                .then()
                .statusCode(404);
        var later = new Browser(realm);
        assertThat(atSchool(later, later.opens(Map.of("kc_idp_hint", "educonnect")))
                        .isBack())
                .as("nobody's account any more, and none is made")
                .isFalse();
        assertThat(world.signIn(email, PASSWORD)).isEqualTo(200);
    }

    private static Browser.Page agreeing(Browser browser, Browser.Page page) {
        return page.body().contains("name=\"username\"") ? page : browser.fills(page, Map.of("continue", "true"));
    }

    private static Browser.Page atSchool(Browser browser, Browser.Page page) {
        return browser.fills(page, Map.of("username", "eleve", "password", "le-mot-de-passe-de-l-ecole"));
    }

    private RequestSpecification admin() {
        String token = given().formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .post(realm.replace("/palmares", "/master") + "/protocol/openid-connect/token")
                .path("access_token");
        return given().contentType("application/json").auth().oauth2(token);
    }
}
