package fr.palmares.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTrailTest {

    @Inject
    AuditTrail trail;

    @Inject
    EntityManager database;

    @Test
    void linesWrittenAtOnceFormOneChain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lines = IntStream.range(0, 30)
                    .mapToObj(i -> threads.submit(() -> trail.record("job", "thing.changed", "t" + i, Map.of("i", i))))
                    .toList();
            for (var line : lines) {
                line.get();
            }
        }

        assertThat(trail.firstBrokenLine()).isEmpty();
    }

    @Test
    void aLineThatDoesNotFollowIsFound() {
        var first = AuditTrail.Entry.after(1, "0".repeat(64), "t", "a", "did", "s", "{}");
        var forged = new AuditTrail.Entry(1, "t", "b", "did", "s", "{}", first.previousHash(), first.hash());

        assertThat(first.follows("0".repeat(64))).isTrue();
        assertThat(forged.follows("0".repeat(64))).isFalse();
        assertThat(first.follows(first.hash())).isFalse();
    }

    @Test
    void theServiceItselfMayNotChangeALine() {
        trail.record("job", "thing.changed", "t", Map.of());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeQuery("UPDATE audit_entry SET actor = 'nobody'")
                                .executeUpdate()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeQuery("DELETE FROM audit_entry")
                                .executeUpdate()))
                .hasMessageContaining("permission denied");
    }
}
