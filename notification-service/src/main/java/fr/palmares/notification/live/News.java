package fr.palmares.notification.live;

/**
 * One message for one of those who wait.
 *
 * @param listener whose: its place in the list that was asked about
 * @param place where to go on after it
 * @param id the same for the browser, as {@code Last-Event-ID}
 */
public record News<P>(int listener, P place, String id, Object view) {}
