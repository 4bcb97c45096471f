package fr.palmares.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next cursor of the following part; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Cuts a list that was read with one row more than {@code limit} to learn whether there is a following part. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        return new Page<>(List.copyOf(oneMore.subList(0, limit)), cursor.apply(oneMore.get(limit - 1)));
    }
}
