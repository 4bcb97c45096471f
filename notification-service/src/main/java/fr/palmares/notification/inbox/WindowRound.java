package fr.palmares.notification.inbox;

import fr.palmares.notification.deadline.ProfessionalWindows;
import fr.palmares.notification.deadline.ProfessionalWindows.Concerned;
import fr.palmares.notification.inbox.domain.FrenchDates;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.people.BecameKnown;
import fr.palmares.notification.people.Recipients;
import fr.palmares.notification.words.Notice;
import fr.palmares.notification.words.Notices;
import fr.palmares.platform.events.Fact;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Tells each candidate of the window in which their professional file is to be provided, once. */
@ApplicationScoped
class WindowRound {

    private static final int PART = 500;

    private final ProfessionalWindows windows;
    private final Recipients recipients;
    private final Messages messages;
    private volatile boolean stopping;

    WindowRound(ProfessionalWindows windows, Recipients recipients, Messages messages) {
        this.windows = windows;
        this.recipients = recipients;
        this.messages = messages;
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    /** In the transaction that takes the fact in. */
    void follow(Fact fact) {
        tell(windows.follow(fact));
    }

    /** In the transaction in which the person became known. */
    void goOn(@Observes BecameKnown somebody) {
        tell(windows.of(somebody.personId()));
    }

    @Scheduled(
            every = "{palmares.notification.reminders.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var told = PART;
        while (told > 0 && !stopping) {
            told = QuarkusTransaction.requiringNew().call(() -> tell(windows.next(PART)));
        }
    }

    /** People in one order, so that two replicas never wait for each other. */
    private int tell(List<Concerned> concerned) {
        concerned.stream().sorted(Comparator.comparing(Concerned::personId)).forEach(this::tell);
        return concerned.size();
    }

    private void tell(Concerned one) {
        var cause = one.windowId() + "|" + one.registrationId();
        var words = new Notices.professionalWindowOpen(
                one.unit(),
                one.title(),
                FrenchDates.moment(one.opensAt(), one.zone()),
                FrenchDates.deadline(one.closesAt(), one.zone()));
        recipients.alone(one.personId());
        recipients
                .find(one.personId())
                .ifPresent(recipient -> messages.write(
                        UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)),
                        Notice.about(MessageKind.PROFESSIONAL_WINDOW_OPEN, one.personId(), one.registrationId(), words),
                        recipient));
    }
}
