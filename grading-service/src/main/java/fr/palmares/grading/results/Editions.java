package fr.palmares.grading.results;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Counts on the edition of publications whose pages may all have changed: what is kept of them is read again. */
@ApplicationScoped
public class Editions {

    /** Something that can be read has changed; told once it is committed. */
    public record Changed() {}

    private final Event<Changed> changes;

    Editions(Event<Changed> changes) {
        this.changes = changes;
    }

    /** The second round changes what stands for candidates of the first one: all are new. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void next(int examSession, String academy, String specialty) {
        Publication.update(
                "edition = edition + 1 where examSession = ?1 and academy = ?2 and specialty = ?3 and state = ?4",
                examSession,
                academy,
                specialty,
                Publication.State.PUBLISHED);
        changes.fire(new Changed());
    }
}
