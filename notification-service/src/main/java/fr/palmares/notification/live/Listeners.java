package fr.palmares.notification.live;

import fr.palmares.notification.live.Feed.Waiting;
import fr.palmares.platform.web.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Browsers that wait. One query tells for all of them what is new, whichever replica wrote it. */
public final class Listeners<W, P> {

    private static final int PER_PERSON = 5;
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration WITHOUT_END = Duration.ofMinutes(5);

    private static final class Listener<W, P> {
        private final String subject;
        private final W who;
        private final SseEventSink sink;
        private final Sse sse;
        private final Instant since;
        private final Instant until;
        private P after;
        private Instant heardAt;

        private Listener(Caller caller, W who, SseEventSink sink, Sse sse, P after) {
            this.subject = caller.subject();
            this.who = who;
            this.sink = sink;
            this.sse = sse;
            this.since = Instant.now();
            this.until = tokenEnd(caller, since);
            this.after = after;
            this.heardAt = since;
        }

        private static Instant tokenEnd(Caller caller, Instant now) {
            return caller.values("exp").stream()
                    .map(Long::parseLong)
                    .map(Instant::ofEpochSecond)
                    .findFirst()
                    .orElseGet(() -> now.plus(WITHOUT_END));
        }
    }

    private final Feed<W, P> feed;
    private final Set<Listener<W, P>> listeners = ConcurrentHashMap.newKeySet();

    Listeners(Feed<W, P> feed) {
        this.feed = feed;
    }

    /** Until the caller's token ends: the browser comes back with a new one and the last event it saw. */
    public void add(Caller caller, W who, SseEventSink sink, Sse sse, P after) {
        var listener = new Listener<W, P>(caller, who, sink, sse, after);
        listeners.stream()
                .filter(one -> one.subject.equals(listener.subject))
                .sorted(Comparator.comparing((Listener<W, P> one) -> one.since).reversed())
                .skip(PER_PERSON - 1L)
                .forEach(this::end);
        listeners.add(listener);
    }

    void tell() {
        var now = Instant.now();
        listeners.stream()
                .filter(one -> one.sink.isClosed() || !now.isBefore(one.until))
                .forEach(this::end);
        var waiting = List.copyOf(listeners);
        if (waiting.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .call(() -> feed.since(waiting.stream()
                        .map(one -> new Waiting<>(one.who, one.after))
                        .toList()))
                .forEach(news -> send(waiting.get(news.listener()), news, now));
        waiting.stream().filter(one -> one.heardAt.plus(SILENCE).isBefore(now)).forEach(one -> breathe(one, now));
    }

    void end() {
        listeners.forEach(this::end);
    }

    private void send(Listener<W, P> to, News<P> news, Instant now) {
        to.after = news.place();
        to.heardAt = now;
        to.sink.send(to.sse
                .newEventBuilder()
                .id(news.id())
                .name("message")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(news.view())
                .build());
    }

    /** Proxies cut a connection on which nothing is said. */
    private void breathe(Listener<W, P> listener, Instant now) {
        listener.heardAt = now;
        listener.sink.send(listener.sse.newEventBuilder().comment("…").build());
    }

    private void end(Listener<W, P> listener) {
        listeners.remove(listener);
        listener.sink.close();
    }
}
