package fr.palmares.documents.upload;

import java.util.Optional;
import java.util.UUID;

/** Whoever a file is for: says whether it may be sent, how large it may be, and takes it in once it is clean. */
public interface Recipient {

    /** The limits of a file (P-3). */
    record Limits(int maxPages, long maxBytes) {}

    Destination destination();

    Limits limits(String code);

    /** Whether the store may see it: health documents are encrypted before (DOMAIN § 7). */
    boolean isHealth(String code);

    /** What sending it also states, recorded with the file; nothing for most. */
    default Optional<String> statement(String code) {
        return Optional.empty();
    }

    /**
     * Asked before the file is read, and again when it is queued and the candidate's file is locked; refuses by throwing.
     * Called in a transaction.
     */
    void mayReceive(UUID registrationId, String code);

    /** The file was found clean; called in the transaction that says so. */
    void clean(Arrival arrival);
}
