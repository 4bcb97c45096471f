package fr.palmares.notification.live;

import java.util.List;

/** Messages that one can wait for. */
@FunctionalInterface
public interface Feed<W, P> {

    /** @param after the place of the last message that {@code who} was told of */
    record Waiting<W, P>(W who, P after) {}

    /** What is new for each of them, each one's in order; a bounded part for each, the rest comes the next time. */
    List<News<P>> since(List<Waiting<W, P>> listeners);
}
