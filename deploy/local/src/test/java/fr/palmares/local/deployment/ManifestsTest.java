package fr.palmares.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kubernetes overlays, rendered by kubectl and read with the models of Kubernetes, the Gateway API and Strimzi. */
class ManifestsTest {

    private static final Path ROOT = Path.of(System.getProperty("palmares.root", "../.."));
    private static final List<String> SERVICES =
            List.of("account", "registration", "documents", "grading", "notification");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** A field that a model does not know is refused: it would be lost without a word, or refused by the cluster. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            });

    private static final Map<String, String> MODELS = Map.ofEntries(
            Map.entry("apps/v1", "io.fabric8.kubernetes.api.model.apps."),
            Map.entry("v1", "io.fabric8.kubernetes.api.model."),
            Map.entry("batch/v1", "io.fabric8.kubernetes.api.model.batch.v1."),
            Map.entry("networking.k8s.io/v1", "io.fabric8.kubernetes.api.model.networking.v1."),
            Map.entry("policy/v1", "io.fabric8.kubernetes.api.model.policy.v1."),
            Map.entry("autoscaling/v2", "io.fabric8.kubernetes.api.model.autoscaling.v2."),
            Map.entry("rbac.authorization.k8s.io/v1", "io.fabric8.kubernetes.api.model.rbac."),
            Map.entry("gateway.networking.k8s.io/v1", "io.fabric8.kubernetes.api.model.gatewayapi.v1."));

    /** No model of these resolves: what they say is not checked here, and the README says so. */
    private static final List<String> WITHOUT_A_MODEL = List.of(
            "postgresql.cnpg.io/v1",
            "barmancloud.cnpg.io/v1",
            "external-secrets.io/v1",
            "k8s.keycloak.org/v2alpha1",
            "monitoring.coreos.com/v1");

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void everythingRenderedFitsItsModel(String overlay) throws Exception {
        var wrong = new ArrayList<String>();
        int checked = 0;

        for (var document : rendered(overlay)) {
            var version = document.path("apiVersion").asText();
            var kind = document.path("kind").asText();
            if (WITHOUT_A_MODEL.contains(version)) {
                continue;
            }
            checked++;
            try {
                STRICT.treeToValue(document, Class.forName(model(version, kind)));
            } catch (IOException unfit) {
                wrong.add(kind + " " + name(document) + ": "
                        + unfit.getMessage().lines().findFirst().orElse(""));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void everyServiceIsCarefullyRun(String overlay) throws Exception {
        var found = byKindAndName(rendered(overlay));

        for (var service : SERVICES) {
            var deployment = found.get("Deployment " + service + "-service");
            assertThat(deployment).as(service).isNotNull();
            var pod = deployment.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            assertThat(deployment
                            .at("/spec/strategy/rollingUpdate/maxUnavailable")
                            .asText())
                    .isEqualTo("0");
            assertThat(deployment
                            .at("/spec/selector/matchLabels")
                            .equals(found.get("Service " + service + "-service").at("/spec/selector")))
                    .isTrue();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(container.at("/resources/requests/memory").isMissingNode())
                    .isFalse();
            assertThat(container.at("/resources/limits/memory").isMissingNode()).isFalse();
            for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertThat(container.path(probe).at("/httpGet/path").asText()).startsWith("/q/health/");
            }
            assertThat(found).containsKey("PodDisruptionBudget " + service + "-service");
            var migration = found.get("Job " + service + "-migration");
            assertThat(migration.at("/spec/template/spec/containers/0/image")).isEqualTo(container.path("image"));
            assertThat(migration.toString()).contains("QUARKUS_INIT_AND_EXIT", service + "-database-owner");
            assertThat(deployment.toString()).as("only the job knows the owner").doesNotContain("database-owner");
        }
        var closed = found.get("NetworkPolicy closed");
        assertThat(closed.at("/spec/podSelector").isEmpty()).isTrue();
        assertThat(closed.at("/spec/policyTypes")).hasSize(2);
        assertThat(found.keySet()).as("secrets come from outside").noneMatch(name -> name.startsWith("Secret "));
    }

    @Test
    void connectorsSayWhatTheTemplateOfTheLaptopSays() throws Exception {
        var template = new ObjectMapper()
                .readTree(ROOT.resolve("deploy/local/src/main/resources/outbox-connector.json")
                        .toFile());
        var found = byKindAndName(rendered("production"));
        var ownToTheCluster = List.of(
                "database.hostname",
                "database.port",
                "database.user",
                "database.password",
                "slot.failover",
                "database.sslmode");

        for (var service : SERVICES) {
            var connector = found.get("KafkaConnector palmares-" + service).path("spec");
            var names = new TreeSet<String>();
            template.fieldNames().forEachRemaining(names::add);
            connector.path("config").fieldNames().forEachRemaining(names::add);
            names.removeAll(ownToTheCluster);
            names.removeAll(List.of("connector.class", "tasks.max"));
            for (var name : names) {
                assertThat(connector.path("config").path(name).asText())
                        .as(service + " " + name)
                        .isEqualTo(template.path(name).asText().replace("@database@", service));
            }
            assertThat(connector.path("class")).isEqualTo(template.path("connector.class"));
        }
    }

    @Test
    void composeStartsOnHealthAndKnowsEveryService() throws IOException {
        var services = YAML.readTree(ROOT.resolve("deploy/compose/compose.yaml").toFile())
                .path("services");
        var versions = Files.readString(ROOT.resolve("deploy/compose/.env"));

        for (var service : SERVICES) {
            assertThat(services.has(service + "-service")).isTrue();
        }
        services.forEach(service -> {
            service.path("depends_on").fieldNames().forEachRemaining(other -> {
                assertThat(services.has(other)).as(other).isTrue();
                var condition =
                        service.at("/depends_on/" + other + "/condition").asText();
                var isOurs = other.endsWith("-service"); // its image brings the check
                assertThat(!condition.equals("service_healthy")
                                || isOurs
                                || services.path(other).has("healthcheck"))
                        .as(other + " can say that it is healthy")
                        .isTrue();
            });
            assertThat(service.path("image").asText()).matches("\\$\\{[A-Z0-9_]+}.*");
        });
        assertThat(versions.lines().filter(line -> line.contains("_IMAGE=")))
                .allMatch(line -> line.matches("[A-Z0-9_]+=.+:[^:]*[0-9].*"));
    }

    @Test
    void alertsHoldTheirPromisesWherePromtoolIsFound() throws Exception {
        assumeTrue(onPath("promtool"), "promtool is not installed");
        var folder = ROOT.resolve("deploy/observability/prometheus");

        var outcome = new ProcessBuilder("promtool", "test", "rules", "tests/palmares.test.yml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(outcome.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(outcome.waitFor()).as(said).isZero();
    }

    @Test
    void everyAlertHasItsParagraphInARunbook() throws IOException {
        var rules = YAML.readTree(ROOT.resolve("deploy/observability/prometheus/rules/palmares.yml")
                .toFile());
        var alerts = new ArrayList<JsonNode>();
        rules.path("groups")
                .forEach(group -> group.path("rules").forEach(rule -> {
                    if (rule.has("alert")) {
                        alerts.add(rule);
                    }
                }));

        assertThat(alerts).hasSizeGreaterThan(10);
        for (var alert : alerts) {
            var runbook = alert.at("/annotations/runbook").asText().split("#", 2);
            var text = Files.readString(ROOT.resolve(runbook[0]));
            assertThat(text.lines())
                    .as(alert.path("alert").asText())
                    .contains("### " + alert.path("alert").asText());
            assertThat(runbook[1]).isEqualTo(alert.path("alert").asText().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static String model(String version, String kind) {
        return version.startsWith("kafka.strimzi.io/")
                ? "io.strimzi.api.kafka.model." + strimziPackage(kind) + "." + kind
                : MODELS.getOrDefault(version, "no.model.of." + version + ".") + kind;
    }

    private static String strimziPackage(String kind) {
        return switch (kind) {
            case "KafkaNodePool" -> "nodepool";
            case "KafkaConnect" -> "connect";
            case "KafkaConnector" -> "connector";
            case "KafkaTopic" -> "topic";
            case "KafkaUser" -> "user";
            default -> "kafka";
        };
    }

    static Map<String, JsonNode> byKindAndName(List<JsonNode> documents) {
        var found = new TreeMap<String, JsonNode>();
        documents.forEach(document -> found.put(document.path("kind").asText() + " " + name(document), document));
        return found;
    }

    private static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }

    static List<JsonNode> rendered(String overlay) throws IOException, InterruptedException {
        assumeTrue(onPath("kubectl"), "kubectl is not installed");
        var process = new ProcessBuilder("kubectl", "kustomize", "deploy/kubernetes/overlays/" + overlay)
                .directory(ROOT.toFile())
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var problem = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0)
                .as(problem)
                .isTrue();
        var documents = new ArrayList<JsonNode>();
        try (var parser = YAML.createParser(text)) {
            YAML.readValues(parser, JsonNode.class).forEachRemaining(documents::add);
        }
        return documents;
    }

    static boolean onPath(String program) {
        return java.util.Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
