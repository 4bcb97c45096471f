package fr.palmares.notification.courier;

import fr.palmares.notification.courier.domain.Outcome;
import fr.palmares.notification.webhook.domain.Destinations;
import fr.palmares.notification.webhook.domain.Names;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Posts to an address that was checked a moment before, and to that very one: the name is not asked again, so that it
 * cannot lead elsewhere by then. Redirections are answers like others and never followed.
 */
final class Sender {

    private static final int ANSWER_READ = 64 * 1024;

    private final HttpClient http;
    private final Destinations destinations;
    private final Names names;
    private final Duration patience;

    Sender(Vertx vertx, Destinations destinations, Names names, Duration patience) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(16)
                .setConnectTimeout((int) patience.toMillis())
                .setKeepAliveTimeout(20)
                .setMaxHeaderSize(16 * 1024));
        this.destinations = destinations;
        this.names = names;
        this.patience = patience;
    }

    Outcome post(URI url, Map<String, String> headers, byte[] body) {
        InetAddress address;
        try {
            var all = names.addresses(Destinations.bare(url));
            if (all.length == 0 || !Arrays.stream(all).allMatch(destinations::allows)) {
                return new Outcome.PrivateAddress();
            }
            address = all[0];
        } catch (UnknownHostException _) {
            return new Outcome.Unreachable("UnknownHost");
        }
        return post(url, address, headers, body);
    }

    private Outcome post(URI url, InetAddress address, Map<String, String> headers, byte[] body) {
        var secure = url.getScheme().equalsIgnoreCase("https");
        var port = url.getPort() == -1 ? secure ? 443 : 80 : url.getPort();
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(Destinations.bare(url))
                .setPort(port)
                .setSsl(secure)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        var open = new AtomicReference<HttpClientRequest>();
        var status = new CompletableFuture<Integer>();
        var finished = http.request(options)
                .compose(request -> {
                    open.set(request);
                    return request.send(Buffer.buffer(body));
                })
                .compose(answer -> {
                    status.complete(answer.statusCode());
                    return readSome(answer);
                })
                .toCompletionStage()
                .toCompletableFuture();
        try {
            finished.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Outcome.answer(status.join());
        } catch (TimeoutException _) {
            reset(open.get());
            return status.isDone() ? Outcome.answer(status.join()) : new Outcome.TimedOut();
        } catch (ExecutionException broken) {
            return status.isDone()
                    ? Outcome.answer(status.join())
                    : new Outcome.Unreachable(broken.getCause().getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            reset(open.get());
            return new Outcome.TimedOut();
        }
    }

    /** What a receiver says beside its status does not matter, and cannot be longer than this. */
    private static Future<Void> readSome(HttpClientResponse answer) {
        var read = new int[1];
        answer.handler(part -> {
            read[0] += part.length();
            if (read[0] > ANSWER_READ) {
                answer.request().reset();
            }
        });
        return answer.end();
    }

    private static void reset(HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }
}
