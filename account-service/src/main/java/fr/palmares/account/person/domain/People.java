package fr.palmares.account.person.domain;

import java.util.Optional;
import java.util.UUID;

/** Everybody the exams know. */
public interface People {
    Optional<Person> find(UUID id);

    /** The version of what is kept; 0 for somebody unknown. */
    long version(UUID id);

    /** Keeps the person and tells the other services, in the command's transaction. */
    void save(Person person);

    /** Forgets the person everywhere: the account goes with it, and the others are told by a tombstone. */
    void remove(UUID id);
}
