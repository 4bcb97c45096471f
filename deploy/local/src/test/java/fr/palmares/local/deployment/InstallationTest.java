package fr.palmares.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster found out about the overlays, kept found: each step of the README's installation has what it needs. */
class InstallationTest {

    private static final Path ROOT = Path.of(System.getProperty("palmares.root", "../.."));
    private static final String PART = "palmares.fr/part";

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void eachStepFindsItsObjectsByTheirLabel(String overlay) throws Exception {
        var parts = new TreeMap<String, TreeSet<String>>();
        ManifestsTest.rendered(overlay)
                .forEach(document -> parts.computeIfAbsent(
                                document.path("metadata")
                                        .path("labels")
                                        .path(PART)
                                        .asText(),
                                part -> new TreeSet<>())
                        .add(document.path("kind").asText() + " " + name(document)));

        for (var service : List.of("account", "registration", "documents", "grading", "notification")) {
            assertThat(parts.get("service")).contains("Deployment " + service + "-service");
            assertThat(parts.get("migration")).contains("Job " + service + "-migration");
        }
        assertThat(parts.get("service")).hasSize(5);
        assertThat(parts.get("migration")).hasSize(5);
        assertThat(parts.get("connectors")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void networkPoliciesLetInOnlyPodsThatAreThere(String overlay) throws Exception {
        var documents = ManifestsTest.rendered(overlay);
        var there = new TreeSet<String>();
        documents.forEach(document -> {
            var part = document.at("/spec/template/metadata/labels").path(PART);
            if (!part.isMissingNode()) {
                there.add(part.asText());
            }
        });
        // small has all parts, production replaces some of them by operators
        var known = new TreeSet<>(there);
        if (overlay.equals("production")) {
            known.addAll(List.of("postgres", "kafka"));
        }

        for (var policy : documents) {
            if (policy.path("kind").asText().equals("NetworkPolicy")) {
                assertThat(known).as(name(policy)).containsAll(partsNamedIn(policy.path("spec")));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"small, http://keycloak.palmares.svc:8080", "production, http://identite-service.palmares.svc:8080"})
    void accountReachesTheAdminApiThatNoDoorOffers(String overlay, String inside) throws Exception {
        var settings = ManifestsTest.rendered(overlay).stream()
                .filter(document -> document.path("kind").asText().equals("ConfigMap")
                        && name(document).startsWith("account-settings"))
                .findFirst()
                .orElseThrow();

        assertThat(settings.at("/data/PALMARES_ACCOUNT_KEYCLOAK_ADMIN_REALM").asText())
                .isEqualTo(inside + "/realms/palmares");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void anUpgradeTakesNoPodAwayThatTheAutoscalerAdded(String overlay) throws Exception {
        var found = ManifestsTest.byKindAndName(ManifestsTest.rendered(overlay));

        found.forEach((named, document) -> {
            if (named.startsWith("HorizontalPodAutoscaler ")) {
                var target = document.at("/spec/scaleTargetRef");
                var scaled = found.get(
                        target.path("kind").asText() + " " + target.path("name").asText());
                assertThat(scaled.path("spec").has("replicas")).as(named).isFalse();
            }
        });
    }

    @Test
    void smallRunsTheScriptsOfCompose() throws Exception {
        var small = ROOT.resolve("deploy/kubernetes/overlays/small");

        assertThat(small.resolve("topics.sh")).hasSameTextualContentAs(ROOT.resolve("deploy/compose/topics.sh"));
        assertThat(small.resolve("connectors.py"))
                .hasSameTextualContentAs(ROOT.resolve("deploy/compose/connectors.py"));
        assertThat(small.resolve("outbox-connector.json"))
                .hasSameTextualContentAs(ROOT.resolve("deploy/local/src/main/resources/outbox-connector.json"));
    }

    @Test
    void smallFitsTwoCoresWithAPodMore() throws Exception {
        var documents = ManifestsTest.rendered("small");

        var running = documents.stream()
                .filter(document -> List.of("Deployment", "StatefulSet")
                        .contains(document.path("kind").asText()))
                .mapToInt(InstallationTest::millicores)
                .sum();
        var migrations = documents.stream()
                .filter(document -> document.path("kind").asText().equals("Job"))
                .mapToInt(InstallationTest::millicores)
                .sum();

        // a system keeps something for itself
        assertThat(running + 100 + migrations).isLessThanOrEqualTo(1800);
    }

    @Test
    void kafkaKeepsItsLogBesideWhatTheDiskBrings() throws Exception {
        var kafka = ManifestsTest.byKindAndName(ManifestsTest.rendered("small")).get("StatefulSet kafka");
        var container = kafka.at("/spec/template/spec/containers/0");
        var environment = new TreeMap<String, String>();
        container
                .path("env")
                .forEach(each -> environment.put(
                        each.path("name").asText(), each.path("value").asText()));

        assertThat(environment.get("KAFKA_LOG_DIRS"))
                .startsWith(container.at("/volumeMounts/0/mountPath").asText() + "/");
        assertThat(environment).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    @Test
    void theScriptMakesEverySecretThatSmallAsksFor() throws Exception {
        var made = secrets();
        var documents = ManifestsTest.rendered("small");

        for (var document : documents) {
            var pod = document.at("/spec/template/spec");
            for (var container : pod.path("containers")) {
                container.path("envFrom").forEach(from -> {
                    if (from.has("secretRef")) {
                        assertThat(made).containsKey(from.at("/secretRef/name").asText());
                    }
                });
                container.path("env").forEach(each -> {
                    var reference = each.at("/valueFrom/secretKeyRef");
                    if (!reference.isMissingNode()) {
                        assertThat(made.get(reference.path("name").asText())
                                        .path(reference.path("key").asText()))
                                .as(reference.toString())
                                .isNotNull()
                                .extracting(JsonNode::asText)
                                .asString()
                                .isNotEmpty();
                    }
                });
            }
            pod.path("volumes").forEach(volume -> {
                if (volume.has("secret")) {
                    assertThat(made).containsKey(volume.at("/secret/secretName").asText());
                }
            });
        }
    }

    @Test
    void bothSidesOfASecretAreGivenTheSame() throws Exception {
        var made = secrets();
        var postgres = made.get("postgres-secrets");

        assertThat(made.get("grading-secrets").path("QUARKUS_DATASOURCE_PASSWORD"))
                .isEqualTo(postgres.path("GRADING_APP_PASSWORD"));
        assertThat(made.get("grading-database-owner").path("password"))
                .isEqualTo(postgres.path("GRADING_OWNER_PASSWORD"));
        assertThat(made.get("registration-secrets").path("QUARKUS_DATASOURCE_ACCOMMODATION_PASSWORD"))
                .isEqualTo(postgres.path("REGISTRATION_CONFIDENTIAL_PASSWORD"));
        assertThat(made.get("keycloak-secrets").path("KC_DB_PASSWORD")).isEqualTo(postgres.path("KC_DB_PASSWORD"));
        assertThat(made.get("realm").path("palmares-realm.json").asText())
                .contains(made.get("account-secrets")
                        .path("PALMARES_ACCOUNT_KEYCLOAK_CLIENT_SECRET")
                        .asText());
        assertThat(made.get("grading-secrets").path("QUARKUS_DATASOURCE_PASSWORD"))
                .isNotEqualTo(secrets().get("grading-secrets").path("QUARKUS_DATASOURCE_PASSWORD"));
    }

    private static Map<String, JsonNode> secrets() throws Exception {
        assumeTrue(ManifestsTest.onPath("python3"), "python3 is not installed");
        var script = ROOT.resolve("deploy/kubernetes/overlays/small/secrets");
        assertThat(Files.isExecutable(script)).isTrue();
        var process = new ProcessBuilder(script.toAbsolutePath().toString());
        process.environment().put("MAIL_HOST", "courriel.palmares.example");
        var running = process.redirectErrorStream(true).start();
        var text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(text).isZero();

        var made = new TreeMap<String, JsonNode>();
        new ObjectMapper()
                .readTree(text)
                .path("items")
                .forEach(secret -> made.put(name(secret), secret.path("stringData")));
        return made;
    }

    private static List<String> partsNamedIn(JsonNode spec) {
        return Stream.concat(
                        spec.findValues("matchLabels").stream()
                                .filter(labels -> labels.has(PART))
                                .map(labels -> labels.path(PART).asText()),
                        spec.findValues("matchExpressions").stream()
                                .flatMap(expressions -> stream(expressions))
                                .filter(expression ->
                                        expression.path("key").asText().equals(PART))
                                .flatMap(expression -> stream(expression.path("values")))
                                .map(JsonNode::asText))
                .toList();
    }

    private static int millicores(JsonNode workload) {
        return stream(workload.at("/spec/template/spec/containers"))
                        .map(container ->
                                container.at("/resources/requests/cpu").asText())
                        .mapToInt(cpu -> Integer.parseInt(cpu.replace("m", "")))
                        .sum()
                * workload.path("spec").path("replicas").asInt(1);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        var elements = Stream.<JsonNode>builder();
        array.forEach(elements::add);
        return elements.build();
    }

    private static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }
}
