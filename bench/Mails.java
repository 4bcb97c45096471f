import fr.palmares.backends.Home;
import fr.palmares.backends.Kafka;
import fr.palmares.backends.Mailbox;
import fr.palmares.backends.Ports;
import fr.palmares.backends.Postgres;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How fast e-mails leave, and what a killed process does to them. The peer is a client that knows nothing of queues: it
 * sends the very same e-mails over as many connections and keeps no account of them.
 */
final class Mails {

    static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final int ROUND = 5_000;
    private static final int TO_KILL = 1_000;
    static final Pattern MESSAGE_ID =
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
        try (var sink = new MailSink();
                var service = new NotificationService(jar, home, postgres, kafka, port, sink.port())) {
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
                Arrays.sort(ours);
                Arrays.sort(ratios);
                System.out.printf(
                        "median   %12.0f mails/s, ratio %.2f, over %d connections; %d e-mails, %d of them twice%n",
                        ours[ROUNDS / 2], ratios[ROUNDS / 2], CONNECTIONS, sink.distinct(), sink.twice());
            }
        }
    }

    /** E-mails a second from the first that arrives to the last; they lie in the queue before. */
    private static double round(Connection database, MailSink sink, int mails) throws Exception {
        sink.clear();
        pause(database, true);
        queue(database, mails, null);
        pause(database, false);
        sink.await(mails);
        return mails / sink.seconds();
    }

    /** The same e-mails, byte for byte, from clients that only send. */
    private static double bare(MailSink sink, List<byte[]> mails) throws Exception {
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

    static String line(InputStream in) throws IOException {
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
                var service = new NotificationService(jar, home, postgres, kafka, ports.get(0), ports.get(1))) {
            mailbox.start();
            service.start();
            try (var database = database(postgres)) {
                pause(database, true);
                queue(database, TO_KILL, "everybody@example.org");
                pause(database, false);
                Patience.until(() -> accepted(database) >= TO_KILL / 3);
                service.kill();
                var before = accepted(database);
                System.out.printf("killed when %d of %d were accepted%n", before, TO_KILL);
                service.start();
                Patience.until(() -> accepted(database) == TO_KILL);
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
}
