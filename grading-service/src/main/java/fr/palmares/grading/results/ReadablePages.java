package fr.palmares.grading.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.palmares.grading.deliberation.CatchUpChoice;
import fr.palmares.grading.deliberation.DecisionSheet;
import fr.palmares.grading.deliberation.PublishedRounds;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Result pages as they are sent, kept from the first reading on until their publication changes. Nothing is kept before
 * it is published; a change is seen within a second by every replica.
 */
@ApplicationScoped
class ReadablePages {

    /**
     * A page, whose it is and of which edition.
     *
     * @param before JSON up to the catch-up, {@code after} the rest of it
     * @param offer the catch-up it opens, whose choice is looked up at each reading; null for everybody else
     */
    record Readable(
            StoredPages.Owner owner,
            UUID publicationId,
            int edition,
            String etag,
            byte[] json,
            @Nullable Open offer) {}

    record Open(String before, DecisionSheet.Offer offer, String after) {}

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(1);

    private final Cache<UUID, Readable> pages = Caffeine.newBuilder()
            .maximumWeight(96L << 20)
            .<UUID, Readable>weigher((_, page) -> page.json().length + 400)
            .build();
    private final Cache<ByteBuffer, UUID> owners =
            Caffeine.newBuilder().maximumSize(300_000).expireAfterWrite(Duration.ofMinutes(10)).build();
    private final AtomicLong lookedAt = new AtomicLong();
    private final StoredPages stored;
    private final PublishedRounds published;
    private final ObjectMapper json;
    private volatile Map<UUID, Integer> editions = Map.of();

    ReadablePages(StoredPages stored, PublishedRounds published, ObjectMapper json) {
        this.stored = stored;
        this.published = published;
        this.json = json;
    }

    /** The page of a candidate; empty while nothing may be read. */
    Optional<Readable> of(UUID registrationId) {
        lookForChanges();
        var kept = pages.getIfPresent(registrationId);
        if (kept != null && Integer.valueOf(kept.edition()).equals(editions.get(kept.publicationId()))) {
            return Optional.of(kept);
        }
        var rows = stored.of(registrationId);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var page = page(registrationId, rows);
        pages.put(registrationId, page);
        return Optional.of(page);
    }

    /** Whose page a code opens; empty when nobody was given it. */
    Optional<UUID> ownerOf(byte[] hash) {
        var key = ByteBuffer.wrap(hash);
        var kept = owners.getIfPresent(key);
        if (kept != null) {
            return Optional.of(kept);
        }
        var found = stored.ownerOf(hash);
        found.ifPresent(owner -> owners.put(key, owner));
        return found;
    }

    /** The bytes to send now: the same for everybody, but for the choice that an allowed candidate made since. */
    byte[] toSend(Readable page) {
        if (page.offer() == null) {
            return page.json();
        }
        var open = page.offer();
        var choice = new ResultAnswer.CatchUp(
                open.offer().choices(), open.offer().units(), CatchUpChoice.of(page.owner().registrationId()));
        return (open.before() + write(choice) + open.after()).getBytes(StandardCharsets.UTF_8);
    }

    /** What this replica changed it sees at once; the others within a second. */
    void look(@Observes(during = TransactionPhase.AFTER_SUCCESS) Editions.Changed changed) {
        lookedAt.set(0);
    }

    void forgetCodes() {
        owners.invalidateAll();
    }

    /** One look a second at which editions stand, however many read. */
    private void lookForChanges() {
        var now = System.nanoTime();
        var last = lookedAt.get();
        if ((last == 0 || now - last > SEEN_WITHIN.toNanos()) && lookedAt.compareAndSet(last, now)) {
            editions = stored.editions();
        }
    }

    private Readable page(UUID registrationId, List<StoredPages.Row> rows) {
        var standing = rows.getFirst();
        var before = "{\"result\":" + standing.body() + ",\"catchUp\":";
        var after = rows.stream()
                .skip(1)
                .map(StoredPages.Row::body)
                .collect(Collectors.joining(",", ",\"earlier\":[", "]}"));
        var offer = standing.round() == Round.FIRST && standing.decision() == Decision.CATCH_UP_ALLOWED
                ? published.sheet(registrationId).map(DecisionSheet::catchUp)
                : Optional.<DecisionSheet.Offer>empty();
        return new Readable(
                standing.owner(),
                standing.publicationId(),
                standing.edition(),
                "\"" + standing.decisionId() + "-" + standing.edition() + "\"",
                (before + "null" + after).getBytes(StandardCharsets.UTF_8),
                offer.map(found -> new Open(before, found, after)).orElse(null));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
