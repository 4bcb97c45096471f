package fr.palmares.platform.events;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Around the bounded retries and the transaction: tries again for as long as the database is away. */
@AwaitDatabase
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class DatabaseAway {

    private static final Logger LOG = Logger.getLogger(DatabaseAway.class);
    private static final String READ_ONLY = "25006"; // the server that was replaced
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** A service that ends leaves its facts to the next replica. */
    @Singleton
    static class End {

        private volatile boolean near;

        void come(@Observes ShutdownEvent end) {
            near = true;
        }
    }

    private final End end;

    DatabaseAway(End end) {
        this.end = end;
    }

    @AroundInvoke
    Object outlast(InvocationContext reading) throws Exception {
        for (var pause = FIRST; ; pause = longer(pause)) {
            try {
                return reading.proceed();
            } catch (Exception failed) {
                if (end.near || !isCause(failed)) {
                    throw failed;
                }
                LOG.warnf("The database is away, a fact waits for it: %s", failed);
                Thread.sleep(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** No connection, a broken one, a server that stops, starts or has no place left; the pool gives no code of its own. */
    static boolean isCause(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null
                        || state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("53")
                        || state.equals(READ_ONLY);
            }
        }
        return false;
    }
}
