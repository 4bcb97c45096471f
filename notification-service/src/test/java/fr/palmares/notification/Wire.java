package fr.palmares.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The line between the service and the mail server: it can be cut in the middle of anything, and knows addresses that
 * no server knows.
 */
public final class Wire {

    /** Whoever lives here has no mailbox any more. */
    public static final String UNKNOWN = "@gone.example";

    private final int relay;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private int port;

    Wire(int relay) throws IOException {
        this.relay = relay;
        mend();
    }

    public int port() {
        return port;
    }

    /** From now on nobody answers, and who was talking is cut off. */
    public void cut() {
        close(door);
        open.forEach(Wire::close);
        open.clear();
    }

    public void mend() {
        try {
            door = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
            port = door.getLocalPort();
            var entrance = door;
            Thread.ofVirtual().start(() -> accept(entrance));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket entrance) {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), relay);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> carryBack(server, client));
                Thread.ofVirtual().start(() -> carry(client, server));
            } catch (IOException _) {
                // the wire was cut
            }
        }
    }

    private void carryBack(Socket server, Socket client) {
        try (server;
                client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            // the wire was cut
        }
    }

    private void carry(Socket client, Socket server) {
        try (client;
                server) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var refused = line.startsWith("RCPT TO:") && line.contains(UNKNOWN);
                var to = refused ? client : server;
                var text = refused ? "550 5.1.1 No such mailbox" : line;
                to.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                to.getOutputStream().flush();
            }
        } catch (IOException _) {
            // the wire was cut
        }
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception _) {
            // it is closed
        }
    }
}
