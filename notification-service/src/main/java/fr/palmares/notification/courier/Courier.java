package fr.palmares.notification.courier;

import fr.palmares.notification.courier.Errands.Destination;
import fr.palmares.notification.courier.Errands.Errand;
import fr.palmares.notification.courier.Errands.Report;
import fr.palmares.notification.courier.domain.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Goes to each webhook that has something coming, to each in its own time: one that hangs keeps nobody else waiting. As
 * many replicas as run share the work.
 */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int PART = 16;
    private static final int PROBE = 2;

    private final Errands errands;
    private final SignedPost post;
    private final Warnings warnings;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Courier(Errands errands, SignedPost post, Warnings warnings) {
        this.errands = errands;
        this.post = post;
        this.warnings = warnings;
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    @Scheduled(
            every = "{palmares.notification.webhooks.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (stopping) {
            return;
        }
        errands.webhooksWithWork().stream()
                .filter(underWay::add)
                .forEach(webhook -> Thread.ofVirtual()
                        .name("webhook-" + webhook)
                        .start(() -> {
                            try {
                                visit(webhook);
                            } catch (RuntimeException broken) {
                                LOG.errorf(broken, "webhook %s", webhook);
                            } finally {
                                underWay.remove(webhook);
                            }
                        }));
    }

    private void visit(UUID webhook) {
        while (!stopping) {
            var destination = errands.destination(webhook);
            if (destination.isEmpty()) {
                return;
            }
            var part = errands.take(webhook, destination.get().failures() == 0 ? PART : PROBE);
            if (part.isEmpty()) {
                return;
            }
            judge(destination.get(), bring(destination.get(), part));
        }
    }

    private List<Report> bring(Destination to, List<Errand> part) {
        var cursor = post.cursor(to.id());
        var secrets = post.secrets(to.id());
        var under = new ArrayList<Future<Report>>();
        try (var couriers = Executors.newVirtualThreadPerTaskExecutor()) {
            part.forEach(errand -> under.add(couriers.submit(() -> {
                var report = post.send(to, errand, cursor, secrets);
                if (errands.report(report) && errands.pause(to.id(), "REFUSALS")) {
                    warnings.paused(to, report.outcome());
                }
                return report;
            })));
        }
        return under.stream().map(Future::resultNow).toList();
    }

    private void judge(Destination to, List<Report> reports) {
        reports.stream()
                .filter(report -> !report.outcome().isTaken())
                .findFirst()
                .ifPresent(report -> warnings.near(to, report));
        if (reports.stream().anyMatch(report -> report.outcome() instanceof Outcome.Gone)) {
            if (errands.pause(to.id(), "GONE")) {
                warnings.paused(to, new Outcome.Gone());
            }
            return;
        }
        if (reports.stream().anyMatch(report -> report.outcome().isTaken())) {
            if (to.failures() > 0) {
                errands.recovered(to.id());
            }
            return;
        }
        // one fact alone that is refused says nothing about the others
        if (reports.size() > 1 || reports.getFirst().outcome().httpStatus() == 0) {
            errands.hold(to);
        }
    }
}
