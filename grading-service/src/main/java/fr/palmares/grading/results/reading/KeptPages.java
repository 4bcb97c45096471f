package fr.palmares.grading.results.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Pages and the codes that open them in the memory of one replica, each until something of it changes. */
final class KeptPages {

    /** A page as it is sent, whose it is and of which edition. */
    record Readable(StoredPages.Owner owner, UUID publicationId, int edition, String etag, byte[] json) {}

    /** @param changed candidates whose page or code has just changed: nothing of theirs is kept */
    private record Seen(Map<UUID, Integer> editions, Set<UUID> changed) {}

    private static final long MOST_BYTES = 96L << 20;
    private static final int BESIDE_THE_BYTES = 400;
    private static final int MOST_CODES = 100_000;

    private final Cache<UUID, Readable> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<UUID, Readable>weigher((_, page) -> page.json().length + BESIDE_THE_BYTES)
            .build();
    private final Cache<ByteBuffer, UUID> codes =
            Caffeine.newBuilder().maximumSize(MOST_CODES).build();
    private volatile Seen seen = new Seen(Map.of(), Set.of());

    Optional<Readable> of(UUID registrationId) {
        var now = seen;
        return Optional.ofNullable(pages.getIfPresent(registrationId))
                .filter(page -> Objects.equals(now.editions().get(page.publicationId()), page.edition()))
                .filter(_ -> !now.changed().contains(registrationId));
    }

    Optional<Readable> byCode(ByteBuffer code) {
        return Optional.ofNullable(codes.getIfPresent(code)).flatMap(this::of);
    }

    void keep(Readable page) {
        if (!seen.changed().contains(page.owner().registrationId())) {
            pages.put(page.owner().registrationId(), page);
        }
    }

    void keep(ByteBuffer code, UUID registrationId) {
        if (!seen.changed().contains(registrationId)) {
            codes.put(code, registrationId);
        }
    }

    /** Whether one more page would only take the place of another. */
    boolean full() {
        return pages.policy()
                .eviction()
                .flatMap(eviction -> eviction.weightedSize().stream().boxed().findFirst())
                .filter(weight -> weight > MOST_BYTES * 9 / 10)
                .isPresent();
    }

    /** What stands now; tells the publications of which nothing that is kept can be sent any more. */
    Set<UUID> see(Map<UUID, Integer> editions, Set<UUID> changed) {
        var before = seen;
        seen = new Seen(editions, changed);
        var others = new HashSet<>(changed);
        others.removeAll(before.changed());
        before.changed().stream().filter(one -> !changed.contains(one)).forEach(others::add);
        if (!others.isEmpty()) {
            pages.invalidateAll(others);
            codes.asMap().values().removeIf(others::contains);
        }
        return editions.entrySet().stream()
                .filter(edition -> !edition.getValue().equals(before.editions().get(edition.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
