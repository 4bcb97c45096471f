package fr.palmares.notification.mail;

import fr.palmares.notification.mail.MailAnswers.Answered;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Several senders' answers in one transaction: whoever comes first commits what the others brought meanwhile. Nobody goes
 * on before the own answer is stored, so that no more e-mails are in flight than there are senders.
 */
@ApplicationScoped
class TogetherCommitted {

    private record Mine(Answered answer, CompletableFuture<Void> stored) {}

    private final MailAnswers answers;
    private final ConcurrentLinkedQueue<Mine> brought = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();

    TogetherCommitted(MailAnswers answers) {
        this.answers = answers;
    }

    void note(Answered answer) {
        var mine = new Mine(answer, new CompletableFuture<>());
        brought.add(mine);
        lock.lock();
        try {
            if (!mine.stored().isDone()) {
                storeAll();
            }
        } finally {
            lock.unlock();
        }
        mine.stored().join();
    }

    private void storeAll() {
        var together = new ArrayList<Mine>();
        for (var one = brought.poll(); one != null; one = brought.poll()) {
            together.add(one);
        }
        try {
            answers.note(together.stream().map(Mine::answer).toList());
            together.forEach(one -> one.stored().complete(null));
        } catch (RuntimeException broken) {
            together.forEach(one -> one.stored().completeExceptionally(broken));
        }
    }
}
