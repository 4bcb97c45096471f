import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what should come soon, and not for ever. */
final class Patience {

    static final Duration LIMIT = Duration.ofSeconds(120);

    interface Question {
        boolean holds() throws Exception;
    }

    private Patience() {}

    static void until(Question question) throws Exception {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!question.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("that took too long");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
