package fr.palmares.account.personaldata;

import fr.palmares.account.person.domain.People;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.personaldata.Answer;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What somebody asked for, and how far it is; only ever the own. */
@ApplicationScoped
class Exports {

    /** The services that answer; this one's part is taken at once. */
    static final List<String> OTHERS = List.of("registration", "documents", "grading", "notification");

    /** Until then the answer to a second wish is the first. */
    private static final Duration ENOUGH = Duration.ofHours(24);

    record PersonalDataExportRequested(UUID exportId, UUID personId) {}

    /** @param missing services that did not answer in time */
    record Progress(UUID id, Instant requestedAt, @Nullable Instant readyAt, List<String> missing) {}

    private final Session database;
    private final People people;
    private final Answer own;
    private final Outbox outbox;

    Exports(Session database, People people, Answer own, Outbox outbox) {
        this.database = database;
        this.people = people;
        this.own = own;
        this.outbox = outbox;
    }

    /** One a day: asking again is answered with the archive that is there or on its way. */
    @Transactional
    Progress ask(UUID personId) {
        if (people.find(personId).isEmpty()) {
            throw new NotFound("Ce compte n’existe plus.");
        }
        database.createNativeQuery("SELECT 1 FROM person WHERE id = ?1 FOR UPDATE", Integer.class)
                .setParameter(1, personId)
                .getSingleResult();
        return latest(personId).orElseGet(() -> begin(personId));
    }

    private Progress begin(UUID personId) {
        var id = UUID.randomUUID();
        var now = Instant.now();
        database.createNativeMutationQuery("INSERT INTO personal_data_export (id, person_id, own, requested_at, due_at)"
                        + " VALUES (?1, ?2, ?3, ?4, ?4)")
                .setParameter(1, id)
                .setParameter(2, personId)
                .setParameter(3, own.about(personId))
                .setParameter(4, now)
                .executeUpdate();
        outbox.append(
                "account.PersonalDataExportRequested.v1", personId, new PersonalDataExportRequested(id, personId));
        return new Progress(id, now, null, List.of());
    }

    private Optional<Progress> latest(UUID personId) {
        return progress(
                "person_id = ?1 AND requested_at > ?2", personId, Instant.now().minus(ENOUGH));
    }

    /** @throws NotFound when there is none, it is somebody else's, or its week is over */
    @Transactional
    Progress own(UUID personId, UUID id) {
        return progress("person_id = ?1 AND id = ?2", personId, id).orElseThrow(Exports::unknown);
    }

    private Optional<Progress> progress(String which, Object first, Object second) {
        return database.createNativeQuery(
                        "SELECT id, requested_at, ready_at, missing FROM personal_data_export WHERE " + which
                                + " ORDER BY requested_at DESC LIMIT 1",
                        Tuple.class)
                .setParameter(1, first)
                .setParameter(2, second)
                .getResultStream()
                .map(row -> new Progress(
                        row.get("id", UUID.class),
                        row.get("requested_at", Instant.class),
                        row.get("ready_at", Instant.class),
                        List.of(row.get("missing", String[].class))))
                .findFirst();
    }

    /** @throws NotFound also while it is being made */
    @Transactional
    byte[] archive(UUID personId, UUID id) {
        return database.createNativeQuery(
                        "SELECT archive FROM personal_data_export"
                                + " WHERE person_id = ?1 AND id = ?2 AND ready_at IS NOT NULL",
                        byte[].class)
                .setParameter(1, personId)
                .setParameter(2, id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Exports::unknown);
    }

    private static NotFound unknown() {
        return new NotFound("Cette archive n’existe pas, n’est pas encore prête ou n’est plus conservée.");
    }
}
