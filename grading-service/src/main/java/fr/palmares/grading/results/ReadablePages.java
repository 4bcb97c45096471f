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
import fr.palmares.grading.examfile.ExamFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Result pages as they are sent, kept from the first reading on until their publication changes. Nothing is kept before
 * it is published; a change is seen within a second by every replica.
 */
@ApplicationScoped
class ReadablePages {

    /**
     * A page, whose it is and of which edition; bytes are JSON.
     *
     * @param offer the catch-up it opens, whose choice is looked up at each reading
     */
    record Readable(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            int examSession,
            String specialty,
            UUID publicationId,
            int edition,
            String etag,
            byte[] json,
            @Nullable ResultAnswer allowed) {}

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(1);

    private final Cache<UUID, Readable> pages = Caffeine.newBuilder()
            .maximumWeight(96L << 20)
            .<UUID, Readable>weigher((_, page) -> page.json().length + 400)
            .build();
    private final Cache<ByteBuffer, UUID> owners =
            Caffeine.newBuilder().maximumSize(300_000).expireAfterWrite(Duration.ofMinutes(10)).build();
    private final AtomicLong lookedAt = new AtomicLong();
    private final StatelessSession database;
    private final PublishedRounds published;
    private final ObjectMapper json;
    private volatile Map<UUID, Integer> editions = Map.of();

    ReadablePages(StatelessSession database, PublishedRounds published, ObjectMapper json) {
        this.database = database;
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
        var read = QuarkusTransaction.joiningExisting().call(() -> read(registrationId));
        read.ifPresent(page -> pages.put(registrationId, page));
        return read;
    }

    /** Whose page a code opens; empty when nobody was given it. */
    Optional<UUID> ownerOf(byte[] hash) {
        var key = ByteBuffer.wrap(hash);
        var kept = owners.getIfPresent(key);
        if (kept != null) {
            return Optional.of(kept);
        }
        var found = QuarkusTransaction.joiningExisting()
                .call(() -> database.createNativeQuery(
                                "SELECT registration_id FROM results_code WHERE hash = :hash", UUID.class)
                        .setParameter("hash", hash)
                        .getResultList());
        found.stream().findFirst().ifPresent(owner -> owners.put(key, owner));
        return found.stream().findFirst();
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
            editions = QuarkusTransaction.joiningExisting().call(this::standing);
        }
    }

    private Map<UUID, Integer> standing() {
        Map<UUID, Integer> standing = new HashMap<>();
        database.createNativeQuery(
                        "SELECT id, edition FROM publication WHERE state = 'PUBLISHED'"
                                + " AND exam_session >= (SELECT max(exam_session) - 1 FROM publication)",
                        Object[].class)
                .getResultList()
                .forEach(row -> standing.put((UUID) row[0], ((Number) row[1]).intValue()));
        return standing;
    }

    private Optional<Readable> read(UUID registrationId) {
        var rows = PublishedResult.of(registrationId);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var file = ExamFile.<ExamFile>findById(registrationId);
        var standing = rows.getFirst();
        var answer = new ResultAnswer(
                standing.result(),
                offer(standing),
                rows.stream().skip(1).map(PublishedResult::result).toList());
        return Optional.of(new Readable(
                registrationId,
                file.personId,
                file.academy,
                file.uai,
                file.examSession,
                file.specialty,
                standing.publicationId,
                standing.edition,
                "\"" + standing.decisionId + "-" + standing.edition + "\"",
                bytes(answer),
                answer.catchUp() == null ? null : answer));
    }

    /** The bytes to send now: the same for everybody, but for the choice that an allowed candidate made since. */
    byte[] toSend(Readable page) {
        if (page.allowed() == null) {
            return page.json();
        }
        var offer = Objects.requireNonNull(page.allowed().catchUp());
        return bytes(new ResultAnswer(
                page.allowed().result(),
                new ResultAnswer.CatchUp(offer.choices(), offer.units(), CatchUpChoice.of(page.registrationId())),
                page.allowed().earlier()));
    }

    private ResultAnswer.@Nullable CatchUp offer(PublishedResult standing) {
        if (standing.round != Round.FIRST || standing.decision != Decision.CATCH_UP_ALLOWED) {
            return null;
        }
        return published
                .sheet(standing.registrationId)
                .map(DecisionSheet::catchUp)
                .map(offer -> new ResultAnswer.CatchUp(offer.choices(), offer.units(), List.of()))
                .orElse(null);
    }

    private byte[] bytes(ResultAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
