import fr.palmares.backends.Home;
import fr.palmares.backends.Kafka;
import fr.palmares.backends.Ports;
import fr.palmares.backends.Postgres;
import java.io.BufferedInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How fast facts reach webhooks, signed and in the order of their registrations. The peer is a client that sends the
 * very same bodies over as many connections, signs nothing, keeps no account and no order.
 */
final class Webhooks {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final int FACTS = 5_000;
    private static final int OF_A_REGISTRATION = 5;

    public static void main(String[] arguments) throws Exception {
        var ports = Ports.free(5);
        var home = Home.temporary();
        try (var postgres = new Postgres(home, ports.get(0));
                var kafka = new Kafka(home, ports.get(1), ports.get(2));
                var receiver = new WebhookReceiver();
                var service = new NotificationService(
                        Path.of(arguments[0]).toAbsolutePath(), home, postgres, kafka, ports.get(3), ports.get(4))) {
            postgres.start();
            postgres.createDatabase("notification");
            kafka.start();
            service.start();
            try (var database = DriverManager.getConnection(
                    postgres.jdbcUrl("notification"), "notification_app", "notification_app")) {
                System.out.printf("%-12s %12s %12s %8s%n", "receivers", "facts/s", "bare/s", "ratio");
                for (var receivers : List.of(1, 10)) {
                    measure(database, receiver, receivers);
                }
            }
            System.out.printf("%d out of the order of their registration%n", receiver.outOfOrder());
        }
        System.exit(0);
    }

    private static void measure(Connection database, WebhookReceiver receiver, int receivers) throws Exception {
        subscribe(database, receiver.port(), receivers);
        round(database, receiver); // to get warm
        var same = receiver.kept();
        bare(receiver, same);
        var ours = new double[ROUNDS];
        var ratios = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            ours[i] = round(database, receiver);
            var theirs = bare(receiver, same);
            ratios[i] = ours[i] / theirs;
            System.out.printf("%-12d %12.0f %12.0f %8.2f%n", receivers, ours[i], theirs, ratios[i]);
        }
        Arrays.sort(ours);
        Arrays.sort(ratios);
        System.out.printf("%-12s %12.0f %12s %8.2f%n", "median", ours[ROUNDS / 2], "", ratios[ROUNDS / 2]);
    }

    /** Facts a second from the first that arrives to the last; they lie in the journal before. */
    private static double round(Connection database, WebhookReceiver receiver) throws Exception {
        receiver.clear();
        tell(database);
        receiver.await(FACTS);
        return FACTS / receiver.seconds();
    }

    private static double bare(WebhookReceiver receiver, List<byte[]> bodies) throws Exception {
        receiver.clear();
        Queue<byte[]> all = new ConcurrentLinkedQueue<>(bodies);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, CONNECTIONS).forEach(_ -> clients.submit(() -> {
                try (var client = new Socket(InetAddress.getLoopbackAddress(), receiver.port())) {
                    client.setTcpNoDelay(true);
                    send(client, all);
                }
                return null;
            }));
        }
        receiver.await(bodies.size());
        return bodies.size() / receiver.seconds();
    }

    private static void send(Socket client, Queue<byte[]> bodies) throws Exception {
        var in = new BufferedInputStream(client.getInputStream());
        for (var body = bodies.poll(); body != null; body = bodies.poll()) {
            var head = "POST /bare HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n";
            var request = Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), head.length() + body.length);
            System.arraycopy(body, 0, request, head.length(), body.length);
            client.getOutputStream().write(request);
            while (!Mails.line(in).isEmpty()) {
                // the head of an answer without a body
            }
        }
    }

    private static void subscribe(Connection database, int port, int receivers) throws SQLException {
        execute(database, "DELETE FROM webhook");
        execute(database, """
                INSERT INTO webhook (id, owner, url, contact, types, academies, uais, state, created_at)
                SELECT gen_random_uuid(), 'bench', 'http://127.0.0.1:%d/', 'a@b.example', '{documents.FileApproved.v1}', '{17}',
                       '{}', 'ACTIVE', now() FROM generate_series(1, %d)""".formatted(port, receivers));
        execute(database, "INSERT INTO webhook_secret (webhook_id, serial, created_at) SELECT id, 1, now() FROM webhook");
    }

    /** Facts as a busy evening leaves them, each for one of the webhooks; a registration's are all for the same. */
    private static void tell(Connection database) throws SQLException {
        execute(database, """
                WITH registrations AS (
                    SELECT n, gen_random_uuid() AS id FROM generate_series(0, %1$d / %2$d - 1) AS n),
                facts AS (
                    INSERT INTO journal (fact_id, type, source, subject, line, academy, time, data)
                    SELECT gen_random_uuid(), 'documents.FileApproved.v1', '/palmares/documents', id, id, '17',
                           '2025-11-21T09:30:00Z',
                           json_build_object('registrationId', id, 'personId', id, 'academy', '17', 'uai', '0440001M',
                                             'approvedAt', '2025-11-21T09:30:00Z', 'by', 'dec-nantes', 'step', step)
                      FROM generate_series(1, %2$d) AS step, registrations ORDER BY step, n
                    RETURNING position, committed_by, line),
                webhooks AS (
                    SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS all FROM webhook)
                INSERT INTO webhook_delivery (webhook_id, position, committed_by, line, state, due_at)
                SELECT webhooks.id, facts.position, facts.committed_by, facts.line, 'WAITING', clock_timestamp()
                  FROM facts JOIN registrations ON CAST(registrations.id AS text) = facts.line
                  JOIN webhooks ON webhooks.n = registrations.n %% webhooks.all
                """.formatted(FACTS, OF_A_REGISTRATION));
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
