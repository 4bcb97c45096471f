import fr.palmares.backends.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The last hour before closing: candidates confirm and amend at a fixed rate whether or not the service keeps up (open
 * model), each answer durable with its version and its outbox row, against the same SQL in the same transactions driven
 * straight through JDBC as fast as it goes. The time of an answer counts from when the candidate clicked, not from when
 * somebody had time to send it.
 */
final class LastHour {

    private static final int CANDIDATES = Integer.getInteger("candidates", 6_000);
    private static final double GOAL = 0.35;
    private static final Duration P99 = Duration.ofMillis(300);
    private static final Duration WARMING = Duration.ofSeconds(20);
    private static final int MOST_WARMING = 7;
    private static final double SETTLED = 1.05;
    private static final double[] FURTHER = {0.45, 0.55, 0.65, 0.75};

    private record Outcome(double rate, int answered, int refused, int failed, double p50, double p99, double p999) {

        boolean good() {
            return refused == 0 && failed == 0 && p99 <= P99.toMillis();
        }
    }

    private final Stand stand;
    private final Wire wire;
    private final List<UUID> registrations = new ArrayList<>();
    private final List<byte[][]> requests;
    private final AtomicInteger next = new AtomicInteger();

    private LastHour(Stand stand) throws Exception {
        this.stand = stand;
        this.wire = new Wire(stand.port);
        var people = candidates();
        requests = IntStream.range(0, CANDIDATES)
                .parallel()
                .mapToObj(i -> {
                    var token = TestTokens.of("candidate").person(people.get(i)).token();
                    var path = "/v1/registrations/" + registrations.get(i) + "/confirmation";
                    return new byte[][] {
                        Wire.request("PUT", path, token, choices(true)), Wire.request("PUT", path, token, choices(false))
                    };
                })
                .toList();
    }

    public static void main(String[] arguments) throws Exception {
        try (var stand = new Stand()) {
            stand.open();
            var hour = new LastHour(stand);
            hour.warmUp();
            var sql = new ConfirmationSql(stand, hour.registrations);
            sql.drive(Duration.ofSeconds(5));
            double peer = sql.drive(Duration.ofSeconds(15));
            System.out.printf("the same SQL through JDBC, 16 connections: %.0f transactions/s%n", peer);
            hour.openModel(GOAL * peer, Duration.ofSeconds(5));
            hour.print(GOAL, hour.openModel(GOAL * peer, Duration.ofSeconds(20)));
            for (var share : FURTHER) {
                var outcome = hour.openModel(share * peer, Duration.ofSeconds(10));
                hour.print(share, outcome);
                if (!outcome.good()) {
                    break;
                }
            }
            double again = sql.drive(Duration.ofSeconds(10));
            System.out.printf("the same SQL once more, afterwards: %.0f transactions/s%n", again);
            var heap = stand.heap();
            System.out.printf("heap of the service: peak %d MiB, most after a collection %d MiB%n", heap[0], heap[1]);
            hour.wire.close();
        }
    }

    private void print(double share, Outcome outcome) {
        System.out.printf(
                "%.2f of it, %.0f confirmations/s: p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms; %d answered 200, %d answered 429, %d failed%n",
                share,
                outcome.rate(),
                outcome.p50(),
                outcome.p99(),
                outcome.p999(),
                outcome.answered(),
                outcome.refused(),
                outcome.failed());
    }

    private static String choices(boolean press) {
        return """
                {"form":"GLOBAL","languages":{"a":"ANGLAIS"},"optionalUnits":[{"unit":"UF1","language":"ESPAGNOL"}],\
                "consents":{"press":%s,"localAuthorities":false},"particulars":{"nationality":"française",\
                "mobile":"06 12 34 56 78","originDiploma":"Baccalauréat STMG"}}""".formatted(press);
    }

    /** Pupils of one académie, imported and not yet confirmed. */
    private List<UUID> candidates() throws Exception {
        var people = new ArrayList<UUID>();
        try (var connection = stand.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO person (id, family_name, given_names, birth_date, birthplace, ine, identity_key,"
                    + " family_key, given_key) SELECT gen_random_uuid(), 'NOM' || n, 'Camille', DATE '2005-01-01', 'Nantes',"
                    + " lpad(n::text, 9, '0') || 'AA', 'K' || n, 'NOM' || n, 'CAMILLE' FROM generate_series(1, "
                    + CANDIDATES + ") n");
            statement.execute("INSERT INTO registration (id, person_id, exam_session, academy, uai, specialty, category,"
                    + " repeating, origin, state, created_at, changed_at) SELECT gen_random_uuid(), id, 2026, '17',"
                    + " '0440001M', 'MCO-2024', 'SCHOOL', false, 'IMPORT', 'PRE_REGISTERED', now(), now() FROM person");
            connection.commit();
            try (var rows = statement.executeQuery("SELECT id, person_id FROM registration ORDER BY id")) {
                while (rows.next()) {
                    registrations.add(rows.getObject(1, UUID.class));
                    people.add(rows.getObject(2, UUID.class));
                }
            }
        }
        try (var connection = stand.administer();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE person, registration");
        }
        return people;
    }

    /** Everybody in turn; who comes again has changed a consent. */
    private byte[] click() {
        int click = next.getAndIncrement();
        return requests.get(click % CANDIDATES)[click / CANDIDATES % 2];
    }

    /** Who confirms in the last hour meets a service that has been up for weeks: the compiler has had its time. */
    private void warmUp() throws Exception {
        double before = 0;
        double now = closedLoop(WARMING);
        for (int i = 1; i < MOST_WARMING && now > before * SETTLED; i++) {
            before = now;
            now = closedLoop(WARMING);
        }
        System.out.printf("warm: 16 candidates, each again as soon as answered: %.0f confirmations/s%n", now);
    }

    private double closedLoop(Duration duration) throws Exception {
        var answered = new LongAdder();
        long end = System.nanoTime() + duration.toNanos();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = new ArrayList<Future<?>>();
            for (int i = 0; i < 16; i++) {
                asking.add(clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        int status = wire.ask(click());
                        if (status != 200) {
                            throw new IllegalStateException("answered " + status);
                        }
                        answered.increment();
                    }
                    return null;
                }));
            }
            for (var client : asking) {
                client.get();
            }
        }
        return answered.sum() / (double) duration.toSeconds();
    }

    private Outcome openModel(double rate, Duration duration) throws Exception {
        int arrivals = (int) (rate * duration.toSeconds());
        var times = new long[arrivals];
        var refused = new AtomicInteger();
        var failed = new AtomicInteger();
        var done = new Semaphore(0);
        long start = System.nanoTime() + 10_000_000;
        for (int i = 0; i < arrivals; i++) {
            int arrival = i;
            long due = start + (long) (i * 1e9 / rate);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            Thread.startVirtualThread(() -> {
                try {
                    int status = wire.ask(click());
                    if (status == 429) {
                        refused.incrementAndGet();
                    } else if (status != 200) {
                        failed.incrementAndGet();
                    }
                } catch (java.io.IOException broken) {
                    failed.incrementAndGet();
                } finally {
                    times[arrival] = System.nanoTime() - due;
                    done.release();
                }
            });
        }
        done.acquire(arrivals);
        Arrays.sort(times);
        return new Outcome(
                rate,
                arrivals - refused.get() - failed.get(),
                refused.get(),
                failed.get(),
                times[arrivals / 2] / 1e6,
                times[(int) (arrivals * 0.99)] / 1e6,
                times[(int) (arrivals * 0.999)] / 1e6);
    }
}
