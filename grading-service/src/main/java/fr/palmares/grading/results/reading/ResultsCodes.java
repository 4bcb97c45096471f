package fr.palmares.grading.results.reading;

import fr.palmares.grading.access.KeyedHash;
import fr.palmares.grading.results.verification.RandomCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Personal results codes: 99 random bits, handed out with the summons, kept as a keyed hash. They are checked in a
 * microsecond, where a password takes a core for 25 milliseconds: on the evening of the results that is the difference.
 */
@ApplicationScoped
public class ResultsCodes {

    private static final int GROUPS = 5;
    private static final int LONGEST_TYPED = 64;

    private final KeyedHash hash;
    private final EntityManager database;
    private final ReadingChanges changes;
    private final Clock clock;

    ResultsCodes(KeyedHash hash, EntityManager database, ReadingChanges changes, Clock clock) {
        this.hash = hash;
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** Another code for this candidate; the earlier ones stay good, as the papers they are printed on do. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String issue(UUID registrationId) {
        var code = RandomCode.of(GROUPS);
        database.createNativeQuery("INSERT INTO results_code (hash, registration_id, issued_at) VALUES (?1, ?2, ?3)")
                .setParameter(1, hash.of(code))
                .setParameter(2, registrationId)
                .setParameter(3, clock.instant())
                .executeUpdate();
        return code;
    }

    /** A code that replaces every earlier one: they are in wrong hands. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String replace(UUID registrationId) {
        database.createNativeQuery("DELETE FROM results_code WHERE registration_id = ?1")
                .setParameter(1, registrationId)
                .executeUpdate();
        changes.note(registrationId);
        return issue(registrationId);
    }

    /** As people type it: small letters, blanks and hyphens do not matter; empty when it cannot be a code. */
    Optional<byte[]> hashOf(String typed) {
        return typed.length() > LONGEST_TYPED
                ? Optional.empty()
                : RandomCode.normal(typed, GROUPS).map(hash::of);
    }
}
