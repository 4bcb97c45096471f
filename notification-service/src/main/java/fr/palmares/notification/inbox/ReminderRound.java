package fr.palmares.notification.inbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.palmares.notification.deadline.Deadlines;
import fr.palmares.notification.deadline.Deadlines.Due;
import fr.palmares.notification.inbox.domain.FrenchDates;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.people.Recipients;
import fr.palmares.notification.words.Notice;
import fr.palmares.notification.words.Notices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Reminds those from whom something is still awaited, once per notice and deadline. */
@ApplicationScoped
class ReminderRound {

    private static final int PART = 500;

    private final Deadlines deadlines;
    private final Recipients recipients;
    private final Messages messages;
    private volatile boolean stopping;

    ReminderRound(Deadlines deadlines, Recipients recipients, Messages messages) {
        this.deadlines = deadlines;
        this.recipients = recipients;
        this.messages = messages;
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    @Scheduled(
            every = "{palmares.notification.reminders.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (var notice : deadlines.plan().before()) {
            var reminded = PART;
            while (reminded == PART && !stopping) {
                reminded = QuarkusTransaction.requiringNew().call(() -> remind(notice));
            }
        }
    }

    private int remind(Duration notice) {
        var due = deadlines.within(notice, PART);
        // people in one order, so that two replicas never wait for each other
        due.stream()
                .collect(groupingBy(Due::personId, TreeMap::new, groupingBy(Due::registrationId)))
                .forEach((person, registrations) -> {
                    recipients.alone(person);
                    registrations.forEach((registration, all) -> all.stream()
                            .collect(groupingBy(Due::deadline, TreeMap::new, toList()))
                            .forEach((deadline, some) -> tell(person, registration, deadline, notice, some)));
                });
        return due.size();
    }

    private void tell(UUID person, UUID registration, Instant deadline, Duration notice, List<Due> due) {
        var first = due.getFirst();
        var cause = registration + "|" + deadline + "|" + notice + "|" + first.what();
        var words = new Notices.deadlineNear(
                FrenchDates.deadline(deadline, first.zone()),
                due.stream().anyMatch(Due::isConfirmation),
                due.stream()
                        .filter(one -> !one.isConfirmation())
                        .map(Due::label)
                        .sorted()
                        .toList());
        recipients
                .find(person)
                .ifPresent(recipient -> messages.write(
                        UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)),
                        Notice.about(MessageKind.DEADLINE_NEAR, person, registration, words),
                        recipient));
    }
}
