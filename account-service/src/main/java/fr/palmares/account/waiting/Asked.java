package fr.palmares.account.waiting;

/**
 * Deals with one kind of request after it was answered, in a transaction of its own that ends with the request.
 *
 * @param <T> what was asked
 */
public interface Asked<T> {

    /** What is asked; its simple name is kept with the request. */
    Class<T> what();

    void handle(T request);
}
