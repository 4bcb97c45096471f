package fr.palmares.notification.inbox;

import static java.util.stream.Collectors.joining;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Browsers that wait for messages. One query a second tells for all of them what is new, whichever replica wrote it;
 * messages of one person are written one after the other, so no number is ever passed over.
 */
@ApplicationScoped
class LiveMessages {

    private static final int PER_PERSON = 5;
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final class Listener {
        private final UUID person;
        private final SseEventSink sink;
        private final Sse sse;
        private final Instant since;
        private final Instant until;
        private long after;
        private Instant heardAt;

        private Listener(UUID person, SseEventSink sink, Sse sse, Instant until, long after) {
            this.person = person;
            this.sink = sink;
            this.sse = sse;
            this.since = Instant.now();
            this.until = until;
            this.after = after;
            this.heardAt = since;
        }
    }

    private final Messages messages;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    LiveMessages(Messages messages) {
        this.messages = messages;
    }

    /** @param until when the token ends; the browser comes back with a new one and the last number it saw */
    void listen(UUID person, SseEventSink sink, Sse sse, Instant until, long after) {
        listeners.stream()
                .filter(one -> one.person.equals(person))
                .sorted(Comparator.comparing((Listener one) -> one.since).reversed())
                .skip(PER_PERSON - 1L)
                .forEach(this::end);
        listeners.add(new Listener(person, sink, sse, until, after));
    }

    void stop(@Observes ShutdownEvent end) {
        listeners.forEach(this::end);
    }

    @Scheduled(every = "{palmares.notification.stream.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        var now = Instant.now();
        listeners.stream()
                .filter(one -> one.sink.isClosed() || !now.isBefore(one.until))
                .forEach(this::end);
        var waiting = List.copyOf(listeners);
        if (waiting.isEmpty()) {
            return;
        }
        var news = QuarkusTransaction.requiringNew()
                .call(() -> messages.since(
                        waiting.stream().map(one -> one.person.toString()).collect(joining(",", "{", "}")),
                        waiting.stream().map(one -> String.valueOf(one.after)).collect(joining(",", "{", "}"))));
        for (var one : waiting) {
            news.stream()
                    .filter(message -> message.personId().equals(one.person) && message.sequence() > one.after)
                    .forEach(message -> send(one, message, now));
            if (one.heardAt.plus(SILENCE).isBefore(now)) {
                one.heardAt = now;
                one.sink.send(one.sse.newEventBuilder().comment("…").build());
            }
        }
    }

    private void send(Listener to, Messages.Message message, Instant now) {
        to.after = message.sequence();
        to.heardAt = now;
        to.sink.send(to.sse
                .newEventBuilder()
                .id(MessageStreamResource.id(message.sequence()))
                .name("message")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(MessagesResource.View.class, MessagesResource.View.of(message))
                .build());
    }

    private void end(Listener listener) {
        listeners.remove(listener);
        listener.sink.close();
    }
}
