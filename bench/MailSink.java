import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A mail server that takes everything, and knows when and how often. */
final class MailSink implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ConcurrentHashMap<String, Integer> seen = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<byte[]> kept = new ConcurrentLinkedQueue<>();
    private long count;
    private long first;
    private long last;

    MailSink() throws IOException {
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
            for (var line = Mails.line(in); !line.startsWith("QUIT"); line = Mails.line(in)) {
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
        return Arrays.copyOf(all, all.length - 3);
    }

    private synchronized void take(byte[] mail) {
        last = System.nanoTime();
        if (count++ == 0) {
            first = last;
        }
        var head = new String(mail, 0, Math.min(mail.length, 1_500), StandardCharsets.ISO_8859_1);
        var id = Mails.MESSAGE_ID.matcher(head);
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
        var end = System.nanoTime() + Patience.LIMIT.toNanos();
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
