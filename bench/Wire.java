import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;

/** HTTP/1.1 on connections that are kept, as little of it as a caller needs, so that the service gets the machine. */
final class Wire implements AutoCloseable {

    private record Connection(Socket socket, InputStream in) {}

    private final int port;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    Wire(int port) {
        this.port = port;
    }

    static byte[] request(String method, String path, String token, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nIf-Match: *\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        var bytes = head.getBytes(StandardCharsets.US_ASCII);
        var request = new byte[bytes.length + body.length];
        System.arraycopy(bytes, 0, request, 0, bytes.length);
        System.arraycopy(body, 0, request, bytes.length, body.length);
        return request;
    }

    /** The status that a request was answered with. */
    int ask(byte[] request) throws IOException {
        var connection = idle.pollFirst();
        if (connection == null) {
            var socket = new Socket("localhost", port);
            socket.setTcpNoDelay(true);
            connection = new Connection(socket, new BufferedInputStream(socket.getInputStream(), 8192));
        }
        connection.socket().getOutputStream().write(request);
        int status = answer(connection.in());
        idle.addFirst(connection);
        return status;
    }

    private static int answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
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

    @Override
    public void close() throws IOException {
        for (var connection : idle) {
            connection.socket().close();
        }
    }
}
