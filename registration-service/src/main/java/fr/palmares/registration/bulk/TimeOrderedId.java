package fr.palmares.registration.bulk;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Identifiers of RFC 9562, version 7: rows made together lie together in their indexes. */
public final class TimeOrderedId {

    private TimeOrderedId() {}

    public static UUID next() {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000L | random.nextLong() & 0xFFFL;
        long low = 0x8000_0000_0000_0000L | random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL;
        return new UUID(high, low);
    }
}
