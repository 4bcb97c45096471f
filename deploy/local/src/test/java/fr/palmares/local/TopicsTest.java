package fr.palmares.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where names travel or are parked, they are forgotten in time: on the local stack, under Compose and in production. */
class TopicsTest {

    private static final List<String> FORGETTING =
            List.of("cleanup.policy", "max.compaction.lag.ms", "delete.retention.ms");
    private static final Path DEPLOY =
            Path.of(System.getProperty("palmares.root", "../..")).resolve("deploy");

    @ParameterizedTest
    @ValueSource(strings = {"account.people", "registration.people"})
    void aTombstoneTakesANameOffWithinAWeekWhereverTheTopicIs(String people) throws IOException {
        var local = Topics.wanted().stream()
                .filter(topic -> topic.name().equals(people))
                .map(NewTopic::configs)
                .findFirst()
                .orElseThrow();
        var compose = Files.readString(DEPLOY.resolve("compose/topics.sh"));
        var production = production().get(people);

        assertThat(local).containsEntry("cleanup.policy", "compact");
        assertThat(Long.parseLong(local.get("max.compaction.lag.ms")))
                .isBetween(1L, Duration.ofDays(7).toMillis());
        for (var setting : FORGETTING) {
            assertThat(production.path(setting).asText()).isEqualTo(local.get(setting));
            assertThat(compose).contains("--config " + setting + "=" + local.get(setting));
        }
    }

    @Test
    void whatIsParkedUnreadIsForgottenWithinAMonth() throws IOException {
        var parked = production().entrySet().stream()
                .filter(topic -> topic.getKey().endsWith(".dead-letters"))
                .toList();

        assertThat(parked)
                .hasSize(ServiceName.values().length)
                .allSatisfy(topic -> assertThat(
                                topic.getValue().path("retention.ms").asLong())
                        .as(topic.getKey())
                        .isBetween(1L, Duration.ofDays(30).toMillis()));
    }

    /** What each topic is told, by its name. */
    private static Map<String, JsonNode> production() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var file = DEPLOY.resolve("kubernetes/overlays/production/topics.yaml").toFile();
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(file)) {
            return documents.readAll().stream()
                    .collect(Collectors.toMap(
                            topic -> topic.at("/metadata/name").asText(), topic -> topic.at("/spec/config")));
        }
    }
}
