package fr.palmares.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionRulesTest {

    /** Settings as a careful exam centre would give them. */
    private static final Map<String, String> SOUND = Map.ofEntries(
            Map.entry("quarkus.datasource.username", "registration_app"),
            Map.entry("quarkus.datasource.password", "t8Ff0uPq3m"),
            Map.entry("quarkus.flyway.username", "registration_owner"),
            Map.entry("quarkus.flyway.password", "Vx61kkQz9s"),
            Map.entry("quarkus.oidc.auth-server-url", "https://identite.example/realms/palmares"),
            Map.entry("quarkus.http.cors.origins", "https://candidats.example"),
            Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
            Map.entry("quarkus.mailer.from", "ne-pas-repondre@example.fr"),
            Map.entry("quarkus.mailer.start-tls", "REQUIRED"),
            Map.entry("palmares.s3.endpoint", "https://objets.example"),
            Map.entry("palmares.s3.access-key", "palmares"),
            Map.entry("palmares.s3.secret-key", "x8sJq01Lw"),
            Map.entry("palmares.account.front-url", "https://candidats.example"),
            Map.entry("palmares.account.code-secret", "7Hs0qLm2"),
            Map.entry("%local.palmares.account.code-secret", "a-secret-in-the-repository"),
            Map.entry(
                    "palmares.production.required.\"palmares.documents.clamd.host\"",
                    "Without a virus scanner nothing uploaded may be served."),
            Map.entry("palmares.documents.clamd.host", "clamd.palmares.svc"));

    @Test
    void soundSettingsBreakNoRule() {
        assertThat(brokenWith(Map.of())).isEmpty();
    }

    @Test
    void everyReasonIsSaidAtOnce() {
        var reasons = brokenWith(Map.of(
                "palmares.clock.file", "/tmp/clock",
                "palmares.s3.secret-key", "palmares-local",
                "palmares.documents.clamd.host", "",
                "palmares.account.front-url", "http://candidats.example",
                "quarkus.mailer.start-tls", "DISABLED"));

        assertThat(reasons)
                .containsExactly(
                        "palmares.clock.file moves the clock of deadlines: it is allowed in the local profile only.",
                        "palmares.s3.secret-key holds a secret of the demo that everybody can read: give it one of its"
                                + " own.",
                        "Without a virus scanner nothing uploaded may be served. (palmares.documents.clamd.host is not"
                                + " set)",
                        "palmares.account.front-url leaves the house without TLS (http://candidats.example): it must"
                                + " begin with https://.",
                        "E-mails leave without TLS: set quarkus.mailer.start-tls=REQUIRED or quarkus.mailer.tls=true.");
        assertThat(StartupGuard.refusal(reasons))
                .startsWith("This service does not start in production:\n - palmares.clock");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.password, registration_app",
        "quarkus.flyway.password, registration_owner",
        "palmares.account.code-secret, a-secret-in-the-repository",
        "palmares.account.keycloak.client-secret, palmares-account-local",
        "palmares.documents.medical-key, bG9jYWwga2V5LCBub3QgYSBzZWNyZXQsIDMyIGIuISE=-not-a-secret",
        "quarkus.mailer.password, changeme"
    })
    void aSecretEverybodyKnowsIsRefused(String setting, String value) {
        assertThat(brokenWith(Map.of(setting, value)))
                .singleElement()
                .asString()
                .startsWith(setting + " holds a secret");
    }

    @Test
    void anAccessKeyIsNoSecret() {
        assertThat(brokenWith(Map.of("palmares.s3.access-key", "palmares-local")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.oidc.auth-server-url", "palmares.s3.endpoint", "palmares.notification.front-url"})
    void anAddressThatPeopleReachSpeaksTls(String setting) {
        assertThat(brokenWith(Map.of(setting, "http://somewhere.example")))
                .singleElement()
                .asString()
                .contains(setting, "https://");
        assertThat(brokenWith(Map.of(setting, "https://somewhere.example"))).isEmpty();
    }

    @Test
    void aStoreInsideTheClusterNeedsNoTlsWhenBrowsersReachItByAnotherAddress() {
        var inside = "http://s3.palmares.svc:80";

        assertThat(brokenWith(Map.of("palmares.s3.endpoint", inside))).hasSize(1);
        assertThat(brokenWith(Map.of(
                        "palmares.s3.endpoint", inside, "palmares.s3.public-endpoint", "https://objets.example")))
                .isEmpty();
        assertThat(brokenWith(Map.of(
                        "palmares.s3.endpoint",
                        "http://s3.example",
                        "palmares.s3.public-endpoint",
                        "https://objets.example")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "http://localhost:3000",
                "https://candidats.example,http://candidats.example",
                "/http://localhost(:[0-9]+)?/"
            })
    void onlyPagesWithTlsMayCall(String origins) {
        assertThat(brokenWith(Map.of("quarkus.http.cors.origins", origins)))
                .singleElement()
                .asString()
                .startsWith("quarkus.http.cors.origins");
    }

    @Test
    void somebodyMustEndTls() {
        assertThat(brokenWith(Map.of("quarkus.http.proxy.proxy-address-forwarding", "false")))
                .singleElement()
                .asString()
                .startsWith("Nothing says where TLS ends");
        assertThat(brokenWith(Map.of(
                        "quarkus.http.proxy.proxy-address-forwarding", "false",
                        "quarkus.tls.key-store.pem.0.cert", "/tls/tls.crt")))
                .isEmpty();
    }

    /** Quarkus answers without TLS then: it knows the parts of a key store by their whole names alone. */
    @Test
    void aCertificateNamedInTheEnvironmentIsNone() {
        var settings = new HashMap<>(SOUND);
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "false");

        assertThat(ProductionRules.brokenBy(new SmallRyeConfigBuilder()
                        .withProfile("prod")
                        .addDefaultInterceptors()
                        .withSources(new PropertiesConfigSource(settings, "test", 200))
                        .withSources(
                                new EnvConfigSource(Map.of("QUARKUS_TLS_KEY_STORE_PEM_0_CERT", "/tls/tls.crt"), 300))
                        .build()))
                .singleElement()
                .asString()
                .startsWith("Nothing says where TLS ends");
    }

    @Test
    void aServiceWithoutMailNeedsNoRelay() {
        assertThat(brokenWith(Map.of("quarkus.mailer.from", "", "quarkus.mailer.start-tls", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{\"error\":\"invalid_client\"}|CLOSED",
                "400|{\"error\":\"unauthorized_client\"}|CLOSED",
                "401|{\"error\":\"invalid_grant\"}|OPEN",
                "200|{\"access_token\":\"x\"}|OPEN",
                "502|<html>|UNKNOWN"
            })
    void theRealmsAnswerSaysWhetherPasswordsAreTaken(int status, String body, PasswordGrant.Answer meaning) {
        assertThat(PasswordGrant.meaning(status, body)).isEqualTo(meaning);
    }

    private static List<String> brokenWith(Map<String, String> changes) {
        var settings = new HashMap<>(SOUND);
        settings.putAll(changes);
        return ProductionRules.brokenBy(new SmallRyeConfigBuilder()
                .withProfile("prod")
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 200))
                .build());
    }
}
