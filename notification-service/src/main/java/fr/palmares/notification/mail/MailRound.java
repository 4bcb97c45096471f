package fr.palmares.notification.mail;

import fr.palmares.notification.mail.domain.RelayAnswer;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes e-mails from the queue to the relay, in as many replicas as run. Each is settled as soon as the relay has
 * answered: only those in flight when a process dies may go twice, under the same Message-ID.
 */
@ApplicationScoped
class MailRound {

    private static final int PART = 50;

    private final MailQueue queue;
    private final Mailer mailer;
    private volatile boolean stopping;

    MailRound(MailQueue queue, Mailer mailer) {
        this.queue = queue;
        this.mailer = mailer;
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    @Scheduled(every = "{palmares.notification.mail.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (!stopping) {
            var part = queue.take(PART);
            if (part.isEmpty() || send(part).stream().allMatch(RelayAnswer.Later.class::isInstance)) {
                return; // nothing to do, or the relay is away: wait for the next round
            }
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        if (!stopping) {
            queue.settleThoseThatDidNotComeBack();
        }
    }

    private List<RelayAnswer> send(List<MailQueue.Waiting> part) {
        var sending = new ArrayList<Future<RelayAnswer>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            part.forEach(mail -> sending.add(senders.submit(() -> {
                var answer = send(mail);
                queue.answered(mail, answer);
                return answer;
            })));
        }
        return sending.stream().map(Future::resultNow).toList();
    }

    private RelayAnswer send(MailQueue.Waiting mail) {
        try {
            mailer.send(Mail.withText(mail.address(), mail.subject(), mail.text())
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
