package fr.palmares.registration.accommodation.domain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What a candidate asks for and why (D613-27). */
public record Request(UUID id, Applicant applicant, Wish wish, Optional<UUID> renewalOf) {

    /**
     * The part the candidate writes.
     *
     * @param situation for the doctor alone
     * @param arisenOn since when, where the situation arose or changed after the deadline (D613-27)
     */
    public record Wish(
            Procedure procedure, Arrangements asked, Optional<Confidential> situation, Optional<LocalDate> arisenOn) {}

    Request wishing(Wish other) {
        return new Request(id, applicant, other, renewalOf);
    }
}
