package fr.palmares.documents.storage;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.WriteStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read once: measured, hashed and given on by the thread that reads the network. Nothing is held,
 * and no other thread is woken for each piece of it; who waits for the whole waits without one.
 */
public final class Incoming {

    private static final long PATIENCE_SECONDS = 60;

    /** What came is not kept, and the store has no part in it. */
    public abstract static sealed class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotTaken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The sender hung up, or sent nothing for a minute. */
    public static final class BrokenOff extends NotTaken {
        private static final long serialVersionUID = 1L;

        BrokenOff(@Nullable Throwable cause) {
            super("the body did not come whole", cause);
        }
    }

    /** More came than may. */
    public static final class TooLarge extends NotTaken {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("more than " + limit + " bytes", null);
        }
    }

    private final HttpServerRequest request;
    private final Context reading;
    private final long length;
    private final MessageDigest digest = sha256Digest();
    private final Promise<Void> passed = Promise.promise();
    private final Buffer head = Buffer.buffer();
    private byte[] hashed = {};
    private long limit = Long.MAX_VALUE;
    private volatile long count;
    private volatile boolean ended;
    private volatile boolean held;

    private Incoming(HttpServerRequest request, Context reading, long length) {
        this.request = request;
        this.reading = reading;
        this.length = length;
    }

    /** Called by the request's own (virtual) thread, before anybody has read the body. */
    public static Incoming of(HttpServerRequest request) {
        var announced = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        return new Incoming(request, Vertx.currentContext(), announced == null ? -1 : Long.parseLong(announced));
    }

    /** In bytes, as announced; -1 when it was not. */
    public long length() {
        return length;
    }

    /** In bytes, of what has come. */
    public long count() {
        return count;
    }

    /** In hexadecimal, of what has come; asked once, at the end. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What is longer ends in {@link TooLarge}. */
    public void limit(long bytes) {
        limit = bytes;
    }

    /**
     * The first bytes, fewer where no more come.
     *
     * @throws BrokenOff when the sender does not bring them
     */
    public byte[] head(int size) {
        return await(() -> {
            var read = Promise.<byte[]>promise();
            if (request.response().closed()) {
                return Future.failedFuture(new BrokenOff(null));
            }
            request.exceptionHandler(cut -> passed.tryFail(new BrokenOff(cut)));
            request.handler(piece -> {
                head.appendBuffer(piece);
                if (head.length() < size) {
                    request.fetch(1);
                } else {
                    read.tryComplete(head.getBytes(0, size));
                }
            });
            request.endHandler(_ -> {
                ended = true;
                read.tryComplete(head.getBytes());
            });
            askForIt();
            request.fetch(1);
            return read.future();
        });
    }

    /** Who brings much asks first whether it is welcome. */
    private void askForIt() {
        var expected = request.getHeader(HttpHeaderNames.EXPECT);
        if (expected != null && HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected)) {
            request.response().writeContinue();
        }
    }

    /** Gives it all on, no faster than {@code sink} takes it, and ends that. Called on the thread that reads. */
    Future<Void> into(WriteStream<Buffer> sink) {
        give(head, sink);
        if (ended) {
            end(sink);
            return passed.future();
        }
        request.handler(piece -> give(piece, sink));
        request.endHandler(_ -> end(sink));
        if (!held) {
            request.resume();
        }
        return passed.future();
    }

    private void give(Buffer piece, WriteStream<Buffer> sink) {
        if (passed.future().isComplete()) {
            return;
        }
        count += piece.length();
        if (count > limit) {
            passed.fail(new TooLarge(limit));
            return;
        }
        hash(piece);
        sink.write(piece);
        if (sink.writeQueueFull()) {
            held = true;
            request.pause();
            sink.drainHandler(_ -> {
                held = false;
                request.resume();
            });
        }
    }

    private void hash(Buffer piece) {
        if (hashed.length < piece.length()) {
            hashed = new byte[piece.length()];
        }
        piece.getBytes(hashed);
        digest.update(hashed, 0, piece.length());
    }

    private void end(WriteStream<Buffer> sink) {
        ended = true;
        if (!passed.future().isComplete()) {
            sink.end().onComplete(passed);
        }
    }

    /** Waits for {@code work}, done on the thread that reads; not for a sender who brings nothing any more. */
    <T> T await(Supplier<Future<T>> work) {
        var done = Promise.<T>promise();
        passed.future().onFailure(done::tryFail);
        reading.runOnContext(_ -> Future.succeededFuture()
                .compose(_ -> work.get())
                .onSuccess(done::tryComplete)
                .onFailure(done::tryFail));
        var outcome = done.future().toCompletionStage().toCompletableFuture();
        while (true) {
            var before = count;
            try {
                return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException nothing) {
                if (count == before && !ended && !held) {
                    reading.runOnContext(_ -> passed.tryFail(new BrokenOff(nothing)));
                }
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof NotTaken sender
                        ? sender
                        : new CompletionException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new InterruptedIOException(stopped.getMessage()));
            }
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
