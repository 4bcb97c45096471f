import fr.palmares.backends.TestTokens;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The evening of the results: everybody reads theirs within minutes, with the personal code of the summons or with the
 * session they already hold, against a static JSON of the same size on the same HTTP stack. Rounds alternate, so that a
 * slow moment hits all; the median of their ratios counts.
 */
final class ResultsDay {

    private static final int CANDIDATES = Integer.getInteger("candidates", 20_000);
    private static final int CLIENTS = 16;
    private static final int FOUND = 200;
    private static final int NOT_YET = 404;
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final long ROUND = 3_000_000_000L;
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** Fewer than one address may ask by code, so that the limit is never what is measured. */
    private static final int BEFORE_MOVING = 250;

    private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

    public static void main(String[] arguments) throws Exception {
        try (var stand = new GradingStand()) {
            stand.examine(CANDIDATES);
            var jury = stand.appoint();
            var id = GradingStand.field(
                    stand.call(
                            "POST", "/v1/deliberations", GradingStand.about("\"juryId\":\"" + jury + "\"")),
                    "id");
            stand.call("PUT", "/v1/deliberations/" + id + "/closure", "{\"schoolReportsSeen\":true}");
            var byCode = byCode(stand);
            var bySession = bySession(stand);
            // as autovacuum has done long before the evening
            stand.run("VACUUM ANALYZE published_result", "VACUUM ANALYZE decision", "VACUUM ANALYZE results_code");
            var still = List.of(get("/results-day.json", ""));
            run(stand.port, still, ROUND);
            run(stand.port, byCode, ROUND, NOT_YET);
            double early = run(stand.port, byCode, ROUND, NOT_YET);
            System.out.printf("asked by code before the instant, by whoever cannot wait: %.0f/s%n", early);
            stand.call("POST", "/v1/publications", GradingStand.about("\"round\":\"FIRST\""));
            double first = once(stand.port, byCode);
            double peer = run(stand.port, still, ROUND);
            System.out.printf(
                    "first reading of each by code, at once after the publication: %.0f/s, static JSON %.0f/s,"
                            + " ratio %.2f%n",
                    first, peer, first / peer);
            run(stand.port, bySession, ROUND);
            measure("by code", stand.port, byCode, still);
            measure("by session", stand.port, bySession, still);
            var heap = stand.heap();
            System.out.printf("heap of the service: peak %d MiB, most after a collection %d MiB%n", heap[0], heap[1]);
        }
    }

    private static void measure(String name, int port, List<byte[]> reads, List<byte[]> still) throws Exception {
        var ratios = new ArrayList<Double>();
        double read = 0;
        double peer = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double one = run(port, reads, ROUND);
            double other = run(port, still, ROUND);
            ratios.add(one / other);
            read += one / ROUNDS;
            peer += other / ROUNDS;
        }
        var sorted = ratios.stream().sorted().toList();
        System.out.printf(
                "results %-10s %7.0f/s, static JSON %7.0f/s, ratio %.2f   (of %d rounds: %.2f to %.2f)%n",
                name, read, peer, sorted.get(ROUNDS / 2), ROUNDS, sorted.getFirst(), sorted.getLast());
    }

    private static List<byte[]> byCode(GradingStand stand) throws Exception {
        var requests = new ArrayList<byte[]>();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(GradingStand.CODE_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        try (var connection = stand.connect();
                var insert = connection.prepareStatement(
                        "INSERT INTO results_code (hash, registration_id, issued_at) VALUES (?, ?, now())")) {
            for (var registration : registrations(stand)) {
                var code = code();
                insert.setBytes(1, mac.doFinal(code.getBytes(StandardCharsets.US_ASCII)));
                insert.setObject(2, registration, Types.OTHER);
                insert.addBatch();
                requests.add(get("/v1/results/by-code", "Results-Code: " + code + "\r\n"));
            }
            insert.executeBatch();
        }
        return requests;
    }

    /** Two thousand sessions, a signature each. */
    private static List<byte[]> bySession(GradingStand stand) throws Exception {
        var requests = new ArrayList<byte[]>();
        try (var connection = stand.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT registration_id, person_id FROM exam_file LIMIT 2000")) {
            while (rows.next()) {
                var token = TestTokens.of("candidate")
                        .person(rows.getObject(2, UUID.class))
                        .token();
                requests.add(get("/v1/results/" + rows.getString(1), "Authorization: Bearer " + token + "\r\n"));
            }
        }
        return requests;
    }

    private static List<UUID> registrations(GradingStand stand) throws Exception {
        var found = new ArrayList<UUID>();
        try (var connection = stand.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT registration_id FROM exam_file")) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    private static String code() {
        var code = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static byte[] get(String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Answers a second that sixteen clients get, each asking again as soon as it was answered. */
    private static double run(int port, List<byte[]> requests, long nanos) throws Exception {
        return run(port, requests, nanos, FOUND);
    }

    private static double run(int port, List<byte[]> requests, long nanos, int status) throws Exception {
        var answers = new LongAdder();
        var end = System.nanoTime() + nanos;
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var asked = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                asked.add(clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        oneAddress(port, requests, end, answers, status);
                    }
                    return null;
                }));
            }
            for (var client : asked) {
                client.get();
            }
        }
        return answers.sum() / (nanos / 1e9);
    }

    /** Answers a second when each request is sent once: nothing is cached yet. */
    private static double once(int port, List<byte[]> requests) throws Exception {
        var next = new AtomicInteger();
        long started = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var asked = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                asked.add(clients.submit(() -> {
                    for (int from = next.getAndAdd(50); from < requests.size(); from = next.getAndAdd(50)) {
                        var part = requests.subList(from, Math.min(from + 50, requests.size()));
                        var position = new AtomicInteger();
                        fromOneAddress(port, part.size(), () -> part.get(position.getAndIncrement()), FOUND);
                    }
                    return null;
                }));
            }
            for (var client : asked) {
                client.get();
            }
        }
        return requests.size() / ((System.nanoTime() - started) / 1e9);
    }

    private static void oneAddress(int port, List<byte[]> requests, long end, LongAdder answers, int status)
            throws IOException {
        Supplier<byte[]> next = () -> {
            if (System.nanoTime() >= end) {
                return null;
            }
            answers.increment();
            return requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
        };
        fromOneAddress(port, BEFORE_MOVING, next, status);
    }

    /** Asks on one connection until there is nothing more to ask. */
    private static void fromOneAddress(int port, int most, Supplier<byte[]> requests, int status) throws IOException {
        int number = ADDRESSES.incrementAndGet();
        var address = InetAddress.getByAddress(
                new byte[] {127, (byte) (1 + (number >> 14) % 200), (byte) (number >> 7 & 127), (byte) (1 + (number & 127))});
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            var in = new BufferedInputStream(socket.getInputStream(), 8192);
            var out = socket.getOutputStream();
            for (int i = 0; i < most; i++) {
                var request = requests.get();
                if (request == null) {
                    return;
                }
                out.write(request);
                read(in, status);
            }
        }
    }

    private static void read(InputStream in, int expected) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 " + expected)) {
            throw new IOException(status);
        }
        int length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int character = in.read(); character != '\n'; character = in.read()) {
            if (character == -1) {
                throw new EOFException();
            }
            if (character != '\r') {
                line.append((char) character);
            }
        }
        return line.toString();
    }
}
