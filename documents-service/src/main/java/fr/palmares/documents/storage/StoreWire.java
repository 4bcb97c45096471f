package fr.palmares.documents.storage;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * Brings objects to signed addresses of the store, on the threads that read the network: the library's own way reads a
 * stream twice, to hash it first. Failures of the store come as {@link java.util.concurrent.CompletionException}.
 */
final class StoreWire {

    private static final int CONNECTIONS = 64;
    private static final int CHUNK = 64 * 1024;
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** Shorter than stores keep a connection on which nothing comes: what is sent just as they close it would be lost. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final HttpClient http;

    StoreWire(Vertx vertx) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout((int) CONNECTING.toMillis())
                .setKeepAliveTimeout((int) IDLE.toSeconds()));
    }

    void close() {
        http.close();
    }

    void put(String address, String type, byte[] content) {
        wait(put(address, type, content.length, request -> request.end(Buffer.buffer(content))));
    }

    void put(String address, String type, Path file) throws IOException {
        var length = Files.size(file);
        wait(vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setWrite(false))
                .compose(content -> put(
                                address,
                                type,
                                length,
                                request -> content.setReadBufferSize(CHUNK).pipeTo(request))
                        .onComplete(_ -> content.close())));
    }

    /** Of a known length, which the store wants to know first. */
    void put(String address, String type, Incoming content) {
        content.await(() -> put(address, type, content.length(), content::into));
    }

    /** Not a byte of it is held in memory. */
    void save(Incoming content, Path file) {
        content.await(() -> vertx.fileSystem()
                .open(file.toString(), new OpenOptions())
                .compose(saved -> content.into(saved).onFailure(_ -> saved.close())));
    }

    /** Done when the store says so, at once when it refuses or {@code body} fails: then it is told to forget the rest. */
    private Future<Void> put(String address, String type, long length, Function<HttpClientRequest, Future<Void>> body) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.PUT)
                .setAbsoluteURI(address)
                .setIdleTimeout(SILENCE.toMillis())
                .putHeader(HttpHeaderNames.CONTENT_TYPE, type)
                .putHeader(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        return http.request(options).compose(request -> {
            request.exceptionHandler(_ -> {}); // its response fails with it
            return Future.all(body.apply(request), request.response().compose(StoreWire::stored))
                    .onFailure(_ -> request.reset())
                    .mapEmpty();
        });
    }

    private static Future<Void> stored(HttpClientResponse answer) {
        return answer.statusCode() / 100 == 2
                ? answer.end()
                : Future.failedFuture(new IOException("the store answered " + answer.statusCode()));
    }

    private static void wait(Future<Void> work) {
        work.toCompletionStage().toCompletableFuture().join();
    }
}
