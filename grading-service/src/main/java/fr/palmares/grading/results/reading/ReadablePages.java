package fr.palmares.grading.results.reading;

import fr.palmares.grading.results.Editions;
import fr.palmares.grading.results.reading.KeptPages.Readable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Result pages as they are sent. Nothing is kept before it is published; from then on each replica reads ahead what
 * everybody is about to ask for, and sees a change within a second.
 */
@ApplicationScoped
class ReadablePages {

    private static final Logger LOG = Logger.getLogger(ReadablePages.class);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(1);

    /** Later they are read one by one. */
    private static final Duration READ_AHEAD_FOR = Duration.ofDays(2);

    private static final int PART = 1_000;

    private final KeptPages kept = new KeptPages();
    private final AtomicLong lookedAt = new AtomicLong();
    private final ReentrantLock readingAhead = new ReentrantLock();
    private final StoredPages stored;
    private final Clock clock;

    ReadablePages(StoredPages stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** The page of a candidate; empty while nothing may be read. */
    Optional<Readable> of(UUID registrationId) {
        lookForChanges();
        return kept.of(registrationId).or(() -> keep(stored.of(registrationId)));
    }

    /** The page that a code opens; empty when there is none, and before it may be read. */
    Optional<Readable> byCode(byte[] hash) {
        lookForChanges();
        var code = ByteBuffer.wrap(hash);
        return kept.byCode(code).or(() -> {
            var page = keep(stored.byCode(hash));
            page.ifPresent(read -> kept.keep(code, read.owner().registrationId()));
            return page;
        });
    }

    /** What this replica changed it sees at once; the others within a second. */
    void look(@Observes(during = TransactionPhase.AFTER_SUCCESS) Editions.Changed changed) {
        lookedAt.set(0);
    }

    /** One look a second at what changed, however many read. */
    private void lookForChanges() {
        var now = System.nanoTime();
        var last = lookedAt.get();
        if ((last == 0 || now - last > SEEN_WITHIN.toNanos()) && lookedAt.compareAndSet(last, now)) {
            var changed = kept.see(stored.editions(), stored.changedLately());
            if (!changed.isEmpty()) {
                Thread.ofVirtual().name("read-ahead").start(() -> readAhead(changed));
            }
        }
    }

    /** One connection at most, whatever is published at the same time. */
    private void readAhead(Set<UUID> changed) {
        readingAhead.lock();
        try {
            stored.publishedSince(clock.instant().minus(READ_AHEAD_FOR)).stream()
                    .filter(changed::contains)
                    .forEach(this::readAhead);
        } catch (IllegalStateException failed) {
            LOG.warn("what was published could not be read ahead, and is read one by one", failed);
        } finally {
            readingAhead.unlock();
        }
    }

    private void readAhead(UUID publication) {
        var part = stored.part(publication, new UUID(0, 0), PART);
        while (!part.pages().isEmpty() && !kept.full()) {
            part.pages().values().forEach(this::keep);
            part.codes().forEach(kept::keep);
            part = stored.part(publication, part.last(), PART);
        }
    }

    private Optional<Readable> keep(List<StoredPages.Row> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var page = page(rows);
        kept.keep(page);
        return Optional.of(page);
    }

    private static Readable page(List<StoredPages.Row> rows) {
        var standing = rows.getFirst();
        var earlier = rows.stream().skip(1).map(StoredPages.Row::body).collect(Collectors.joining(","));
        var json = "{\"result\":" + standing.body() + ",\"catchUp\":" + standing.catchUp() + ",\"earlier\":[" + earlier
                + "]}";
        var choice = standing.catchUp() == null
                ? ""
                : "-" + Integer.toHexString(standing.catchUp().hashCode());
        return new Readable(
                standing.owner(),
                standing.publicationId(),
                standing.edition(),
                "\"" + standing.decisionId() + "-" + standing.edition() + choice + "\"",
                json.getBytes(StandardCharsets.UTF_8));
    }
}
