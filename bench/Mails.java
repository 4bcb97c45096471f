import fr.palmares.backends.Home;
import fr.palmares.backends.Kafka;
import fr.palmares.backends.Mailbox;
import fr.palmares.backends.Ports;
import fr.palmares.backends.Postgres;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How fast e-mails leave, and what a killed process does to them. The peer is a client that knows nothing of queues: it
 * sends the very same e-mails over as many connections and keeps no account of them.
 */
final class Mails {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final int ROUND = 5_000;
    private static final int TO_KILL = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern MESSAGE_ID =
            Pattern.compile("Message-ID:\\s*<([^@>]+)@palmares", Pattern.CASE_INSENSITIVE);

    public static void main(String[] arguments) throws Exception {
        var jar = Path.of(arguments[0]).toAbsolutePath();
        var ports = Ports.free(6);
        var home = Home.temporary();
        try (var postgres = new Postgres(home, ports.get(0));
                var kafka = new Kafka(home, ports.get(1), ports.get(2))) {
            postgres.start();
            postgres.createDatabase("notification");
            kafka.start();
            if (List.of(arguments).contains("--kill")) {
                kill(jar, home, postgres, kafka, ports.subList(3, 6));
            } else {
                measure(jar, home, postgres, kafka, ports.get(3));
            }
        }
        System.exit(0);
    }

    private static void measure(Path jar, Home home, Postgres postgres, Kafka kafka, int port) throws Exception {
        try (var sink = new Sink();
                var service = new Service(jar, home, postgres, kafka, port, sink.port())) {
            service.start();
            try (var database = database(postgres)) {
                round(database, sink, ROUND); // to get warm
                var same = sink.kept();
                bare(sink, same);
                System.out.printf("%-8s %12s %12s %8s%n", "round", "mails/s", "bare/s", "ratio");
                var ours = new double[ROUNDS];
                var ratios = new double[ROUNDS];
                for (var i = 0; i < ROUNDS; i++) {
                    ours[i] = round(database, sink, ROUND);
                    var theirs = bare(sink, same);
                    ratios[i] = ours[i] / theirs;
                    System.out.printf("%-8d %12.0f %12.0f %8.2f%n", i + 1, ours[i], theirs, ratios[i]);
                }
                java.util.Arrays.sort(ours);
                java.util.Arrays.sort(ratios);
                System.out.printf(
                        "median   %12.0f mails/s, ratio %.2f, over %d connections; %d e-mails, %d of them twice%n",
                        ours[ROUNDS / 2], ratios[ROUNDS / 2], CONNECTIONS, sink.distinct(), sink.twice());
            }
        }
    }

    /** E-mails a second from the first that arrives to the last; they lie in the queue before. */
    private static double round(Connection database, Sink sink, int mails) throws Exception {
        sink.clear();
        pause(database, true);
        queue(database, mails, null);
        pause(database, false);
        sink.await(mails);
        return mails / sink.seconds();
    }

    /** The same e-mails, byte for byte, from clients that only send. */
    private static double bare(Sink sink, List<byte[]> mails) throws Exception {
        sink.clear();
        Queue<byte[]> all = new ConcurrentLinkedQueue<>(mails);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, CONNECTIONS).forEach(_ -> clients.submit(() -> {
                try (var client = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
                    client.setTcpNoDelay(true);
                    send(client, all);
                }
                return null;
            }));
        }
        sink.await(mails.size());
        return mails.size() / sink.seconds();
    }

    private static void send(Socket client, Queue<byte[]> mails) throws IOException {
        var in = new BufferedInputStream(client.getInputStream());
        var out = new BufferedOutputStream(client.getOutputStream());
        line(in);
        say(out, in, "EHLO bench");
        for (var mail = mails.poll(); mail != null; mail = mails.poll()) {
            say(out, in, "MAIL FROM:<ne-pas-repondre@palmares.example>");
            say(out, in, "RCPT TO:<nina@example.org>");
            say(out, in, "DATA");
            out.write(mail);
            say(out, in, ".");
        }
        say(out, in, "QUIT");
    }

    private static void say(OutputStream out, InputStream in, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        while (line(in).startsWith("-", 3)) {
            // an answer of several lines
        }
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the other side closed");
            }
            text.append((char) read);
        }
        return text.toString().strip();
    }

    private static void kill(Path jar, Home home, Postgres postgres, Kafka kafka, List<Integer> ports) throws Exception {
        try (var mailbox = new Mailbox(home, ports.get(1), ports.get(2));
                var service = new Service(jar, home, postgres, kafka, ports.get(0), ports.get(1))) {
            mailbox.start();
            service.start();
            try (var database = database(postgres)) {
                pause(database, true);
                queue(database, TO_KILL, "everybody@example.org");
                pause(database, false);
                until(() -> accepted(database) >= TO_KILL / 3);
                service.kill();
                var before = accepted(database);
                System.out.printf("killed when %d of %d were accepted%n", before, TO_KILL);
                service.start();
                until(() -> accepted(database) == TO_KILL);
            }
            var received = new ArrayList<String>();
            var ids = MESSAGE_ID.matcher(get(mailbox.api() + "/user/everybody@example.org/messages"));
            while (ids.find()) {
                received.add(ids.group(1));
            }
            var distinct = new HashSet<>(received).size();
            System.out.printf(
                    "%d e-mails delivered, %d different ones, %d twice (at most %d: one in flight on each connection)%n",
                    received.size(), distinct, received.size() - distinct, CONNECTIONS);
            if (distinct != TO_KILL || received.size() - distinct > CONNECTIONS) {
                throw new IllegalStateException("an e-mail was lost, or more were sent twice than were in flight");
            }
        }
    }

    private interface Question {
        boolean holds() throws Exception;
    }

    private static void until(Question question) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!question.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("that took too long");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static Connection database(Postgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("notification"), "notification_app", "notification_app");
    }

    private static void pause(Connection database, boolean paused) throws SQLException {
        execute(database, "UPDATE mail_switch SET paused = " + paused);
    }

    private static long accepted(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM mail WHERE state = 'ACCEPTED'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Each to its person, with the message it carries, as the facts of a busy evening leave them. */
    private static void queue(Connection database, int mails, String address) throws SQLException {
        var words = "La pièce « Pièce d’identité » est refusée : elle n’est pas lisible. Le bas de la page est coupé."
                + " Déposez-la de nouveau dans la rubrique « Mes justificatifs » ; les autres pièces restent en place.";
        execute(database, """
                WITH people AS (
                    INSERT INTO recipient (person_id, given_names, family_name, email)
                    SELECT gen_random_uuid(), 'Nina', 'Dupont', %1$s FROM generate_series(1, %2$d)
                    RETURNING person_id, email),
                messages AS (
                    INSERT INTO message (id, fact_id, person_id, kind, title, body, at)
                    SELECT person_id, person_id, person_id, 'PIECE_REFUSED', 'Une pièce est à remplacer', '%3$s', now()
                      FROM people RETURNING person_id),
                mails AS (
                    INSERT INTO mail (id, person_id, address, subject, body_text, body_html, state, planned_at, due_at,
                                      created_at)
                    SELECT person_id, person_id, email, 'Une pièce est à remplacer',
                           'Bonjour Nina,' || repeat(E'\\n\\n%3$s', 2),
                           '<!DOCTYPE html><html lang="fr"><body><main>' || repeat('<p>%3$s</p>', 4) || '</main></body></html>',
                           'CREATED', now(), now(), now() FROM people RETURNING id)
                INSERT INTO mail_message (mail_id, message_id) SELECT id, id FROM mails
                """.formatted(
                        address == null ? "'nina.' || gen_random_uuid() || '@example.org'" : "'" + address + "'", mails, words));
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** notification-service as a process, which may be killed. */
    private static final class Service implements AutoCloseable {
        private final List<String> command;
        private final Path log;
        private final int port;
        private Process process;

        Service(Path jar, Home home, Postgres postgres, Kafka kafka, int port, int relay) {
            this.port = port;
            this.log = home.root().resolve("notification.log");
            this.command = List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx320m",
                    "-XX:+UseSerialGC",
                    "-Dquarkus.profile=local",
                    "-Dquarkus.http.port=" + port,
                    "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl("notification"),
                    "-Dquarkus.datasource.password=notification_app",
                    "-Dquarkus.flyway.password=notification_owner",
                    "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers(),
                    "-Dquarkus.oidc.tenant-enabled=false",
                    "-Dquarkus.mailer.host=127.0.0.1",
                    "-Dquarkus.mailer.port=" + relay,
                    "-Dquarkus.mailer.max-pool-size=" + CONNECTIONS,
                    "-Dpalmares.notification.mail.lease=PT8S",
                    "-jar",
                    jar.toString());
        }

        void start() throws Exception {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("notification-service ended: " + java.nio.file.Files.readString(log));
                }
                return Ports.answers(port);
            });
        }

        /** As kill -9 does. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() throws InterruptedException {
            if (process != null) {
                process.destroy();
                process.waitFor();
            }
        }
    }

    /** A mail server that takes everything, and knows when and how often. */
    private static final class Sink implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        private final ConcurrentHashMap<String, Integer> seen = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<byte[]> kept = new ConcurrentLinkedQueue<>();
        private long count;
        private long first;
        private long last;

        Sink() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!door.isClosed()) {
                    try {
                        var client = door.accept();
                        client.setTcpNoDelay(true);
                        Thread.ofVirtual().start(() -> talk(client));
                    } catch (IOException _) {
                        // closed
                    }
                }
            });
        }

        int port() {
            return door.getLocalPort();
        }

        private void talk(Socket client) {
            try (client) {
                var in = new BufferedInputStream(client.getInputStream());
                var out = client.getOutputStream();
                answer(out, "220 sink");
                for (var line = line(in); !line.startsWith("QUIT"); line = line(in)) {
                    if (line.startsWith("EHLO")) {
                        answer(out, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME");
                    } else if (line.startsWith("DATA")) {
                        answer(out, "354 go on");
                        take(data(in));
                        answer(out, "250 taken");
                    } else {
                        answer(out, "250 ok");
                    }
                }
                answer(out, "221 bye");
            } catch (IOException _) {
                // the client left
            }
        }

        private static void answer(OutputStream out, String words) throws IOException {
            out.write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Up to the line with a dot alone, which is not part of it. */
        private static byte[] data(InputStream in) throws IOException {
            var mail = new ByteArrayOutputStream(8192);
            var state = 2;
            while (state < 5) {
                var read = in.read();
                if (read < 0) {
                    throw new IOException("the client left");
                }
                mail.write(read);
                state = switch (read) {
                    case '\r' -> state == 3 ? 4 : 1;
                    case '\n' -> state == 4 ? 5 : state == 1 ? 2 : 0;
                    case '.' -> state == 2 ? 3 : 0;
                    default -> 0;
                };
            }
            var all = mail.toByteArray();
            return java.util.Arrays.copyOf(all, all.length - 3);
        }

        private synchronized void take(byte[] mail) {
            last = System.nanoTime();
            if (count++ == 0) {
                first = last;
            }
            var head = new String(mail, 0, Math.min(mail.length, 1_500), StandardCharsets.ISO_8859_1);
            var id = MESSAGE_ID.matcher(head);
            if (id.find()) {
                seen.merge(id.group(1), 1, Integer::sum);
            }
            kept.add(mail);
            notifyAll();
        }

        synchronized void clear() {
            count = 0;
            kept.clear();
        }

        synchronized void await(int mails) throws InterruptedException {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (count < mails) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("only " + count + " of " + mails + " e-mails arrived");
                }
                wait(1_000);
            }
        }

        synchronized double seconds() {
            return (last - first) / 1e9;
        }

        List<byte[]> kept() {
            return List.copyOf(kept);
        }

        int distinct() {
            return seen.size();
        }

        /** The bare clients send the first round's e-mails again: those are not counted. */
        long twice() {
            return seen.values().stream().filter(times -> times == 2).count();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
