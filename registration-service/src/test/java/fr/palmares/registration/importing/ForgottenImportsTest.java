package fr.palmares.registration.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestKafka;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgottenImportsTest {

    @Inject
    Facts facts;

    @Test
    void whatSchoolsToldOfAnErasedPersonGetsATombstone() {
        var neverImported = UUID.randomUUID();

        try (var kafka = TestKafka.ofThisRun()) {
            kafka.send(
                    "account.events",
                    neverImported.toString(),
                    "account.AccountErased.v1",
                    UUID.randomUUID(),
                    "{\"personId\":\"%s\"}".formatted(neverImported));
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(facts.typesAbout(neverImported.toString()))
                        .isEqualTo(List.of("registration.ImportedPerson.v1")));
    }
}
