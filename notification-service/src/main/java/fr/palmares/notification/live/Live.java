package fr.palmares.notification.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Looks for news of every feed that somebody waits for. */
@ApplicationScoped
public class Live {

    private final List<Listeners<?, ?>> all = new CopyOnWriteArrayList<>();

    public <W, P> Listeners<W, P> of(Feed<W, P> feed) {
        var listeners = new Listeners<>(feed);
        all.add(listeners);
        return listeners;
    }

    void stop(@Observes ShutdownEvent end) {
        all.forEach(Listeners::end);
    }

    @Scheduled(every = "{palmares.notification.stream.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        all.forEach(Listeners::tell);
    }
}
