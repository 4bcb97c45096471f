import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** An HTTP server that takes every fact, and knows when each came and whether it came in its turn. */
final class WebhookReceiver implements AutoCloseable {

    private static final Pattern FACT = Pattern.compile("\"registrationId\" ?: ?\"([^\"]+)\".*\"step\" ?: ?([0-9]+)");
    private static final byte[] TAKEN = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ConcurrentHashMap<String, Integer> steps = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<byte[]> kept = new ConcurrentLinkedQueue<>();
    private long count;
    private long first;
    private long last;
    private int outOfOrder;

    WebhookReceiver() throws IOException {
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
            while (true) {
                var bare = Mails.line(in).startsWith("POST /bare");
                var length = 0;
                for (var line = Mails.line(in); !line.isEmpty(); line = Mails.line(in)) {
                    if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                        length = Integer.parseInt(line.substring(15).strip());
                    }
                }
                take(in.readNBytes(length), bare);
                client.getOutputStream().write(TAKEN);
            }
        } catch (IOException _) {
            // the client left
        }
    }

    private synchronized void take(byte[] body, boolean bare) {
        last = System.nanoTime();
        if (count++ == 0) {
            first = last;
        }
        kept.add(body);
        if (!bare) {
            inItsTurn(new String(body, StandardCharsets.UTF_8));
        }
        notifyAll();
    }

    private void inItsTurn(String fact) {
        var found = FACT.matcher(fact);
        if (!found.find()) {
            throw new IllegalStateException("no fact of ours: " + fact);
        }
        var step = Integer.parseInt(found.group(2));
        var before = steps.put(found.group(1), step);
        if (step != (before == null ? 1 : before + 1)) {
            outOfOrder++;
        }
    }

    synchronized void clear() {
        count = 0;
        kept.clear();
    }

    synchronized void await(int facts) throws InterruptedException {
        var end = System.nanoTime() + Patience.LIMIT.toNanos();
        while (count < facts) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + count + " of " + facts + " facts arrived");
            }
            wait(1_000);
        }
    }

    synchronized double seconds() {
        return (last - first) / 1e9;
    }

    synchronized int outOfOrder() {
        return outOfOrder;
    }

    List<byte[]> kept() {
        return List.copyOf(kept);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
