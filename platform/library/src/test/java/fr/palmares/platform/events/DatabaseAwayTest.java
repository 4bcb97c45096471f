package fr.palmares.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DatabaseAwayTest {

    @Inject
    Reader reader;

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "25006"})
    void aFactIsTakenInWhenTheDatabaseIsBack(String state) {
        reader.meets(away(state), away(state), away(state), away(state), away(state));

        reader.read();

        assertThat(reader.tries).isEqualTo(6);
    }

    @Test
    void aPoolWithoutAConnectionCountsAsAway() {
        reader.meets(away(null), away(null), away(null));

        reader.read();

        assertThat(reader.tries).isEqualTo(4);
    }

    @Test
    void aFactThatTheDatabaseRefusesIsTriedNoMoreThanBefore() {
        reader.meets(away("23505"), away("23505"), away("23505"));

        assertThatThrownBy(reader::read).hasRootCauseInstanceOf(SQLException.class);
        assertThat(reader.tries).isEqualTo(2);
    }

    @Test
    void aFactThatCannotBeReadIsTriedNoMoreThanBefore() {
        reader.meets(new IllegalArgumentException("unreadable"), new IllegalArgumentException("unreadable"));

        assertThatThrownBy(reader::read).isInstanceOf(IllegalArgumentException.class);
        assertThat(reader.tries).isEqualTo(2);
    }

    private static RuntimeException away(String state) {
        return new IllegalStateException(new SQLException("the server", state));
    }

    @Singleton
    static class Reader {

        private final Deque<RuntimeException> failures = new ArrayDeque<>();
        private int tries;

        void meets(RuntimeException... ahead) {
            tries = 0;
            failures.clear();
            failures.addAll(List.of(ahead));
        }

        @AwaitDatabase
        @Retry(maxRetries = 1, delay = 1, jitter = 0)
        void read() {
            tries++;
            if (!failures.isEmpty()) {
                throw failures.poll();
            }
        }
    }
}
