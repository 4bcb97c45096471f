package fr.palmares.notification.mail;

import fr.palmares.notification.mail.MailAnswers.Answered;
import fr.palmares.notification.mail.MailQueue.Waiting;
import fr.palmares.notification.mail.domain.RelayAnswer;
import io.quarkus.mailer.Mail;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes e-mails from the queue to the relay, in as many replicas as run, over some connections each. Each e-mail is
 * settled as soon as the relay has answered, before its connection takes the next: only the one in flight on each when a
 * process dies may go twice, under the same Message-ID.
 */
@ApplicationScoped
class MailRound {

    private static final int PARTS = 20;

    private final MailQueue queue;
    private final TogetherCommitted answers;
    private final MailAnswers settled;
    private final Relay relay;
    private final int connections;
    private volatile boolean stopping;

    MailRound(
            MailQueue queue,
            TogetherCommitted answers,
            MailAnswers settled,
            Relay relay,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size") int connections) {
        this.queue = queue;
        this.answers = answers;
        this.settled = settled;
        this.relay = relay;
        this.connections = connections;
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    @Scheduled(every = "{palmares.notification.mail.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (!stopping) {
            var part = queue.take(connections * PARTS);
            if (part.isEmpty() || !send(part)) {
                return; // nothing to do, or the relay is away: wait for the next round
            }
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        if (!stopping) {
            settled.settleThoseThatDidNotComeBack();
        }
    }

    /** False when the relay is away; what was not tried then goes back. */
    private boolean send(List<Waiting> part) {
        var toSend = new ConcurrentLinkedQueue<>(part);
        var refusals = new AtomicInteger();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, connections).forEach(_ -> senders.execute(() -> send(toSend, refusals)));
        }
        if (!toSend.isEmpty()) {
            queue.putBack(List.copyOf(toSend));
        }
        return refusals.get() < connections;
    }

    /** One connection's work, until nothing is left, we stop, or the relay refused as often as there are connections. */
    private void send(Queue<Waiting> toSend, AtomicInteger refusals) {
        while (!stopping && refusals.get() < connections) {
            var mail = toSend.poll();
            if (mail == null) {
                return;
            }
            var answer = send(mail);
            if (answer instanceof RelayAnswer.Later) {
                refusals.incrementAndGet();
            } else {
                refusals.set(0);
            }
            answers.note(new Answered(mail, answer));
        }
    }

    private RelayAnswer send(Waiting mail) {
        try {
            relay.take(Mail.withText(mail.address(), mail.subject(), mail.text())
                    .setHtml(mail.html())
                    .addHeader("Message-ID", "<" + mail.id() + "@palmares.example>")
                    .addHeader("Auto-Submitted", "auto-generated"));
            return new RelayAnswer.Accepted();
        } catch (RuntimeException refused) {
            return refusal(refused);
        }
    }

    /** The relay's own words may name the address: only its code is kept. */
    private static RelayAnswer refusal(RuntimeException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return RelayAnswer.refusal(smtp.getReplyCode(), "SMTP " + smtp.getReplyCode());
            }
        }
        var cause = refused.getCause() == null ? refused : refused.getCause();
        return new RelayAnswer.Later(cause.getClass().getSimpleName());
    }
}
