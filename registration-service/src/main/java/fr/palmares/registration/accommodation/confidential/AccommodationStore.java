package fr.palmares.registration.accommodation.confidential;

import fr.palmares.registration.accommodation.domain.Accommodation;
import fr.palmares.registration.accommodation.domain.Accommodation.Change;
import fr.palmares.registration.accommodation.domain.Applicant;
import fr.palmares.registration.accommodation.domain.Confidential;
import fr.palmares.registration.accommodation.domain.Decision;
import fr.palmares.registration.accommodation.domain.FormerDecision;
import fr.palmares.registration.accommodation.domain.Opinion;
import fr.palmares.registration.accommodation.domain.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests in their schema: a change goes in with its opinion, its decision and its facts, or not at all. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AccommodationStore {

    /** A request as it is stored. */
    public record Stored(Accommodation accommodation, int revision, Instant requestedAt) {

        public Applicant applicant() {
            return accommodation.request().applicant();
        }
    }

    /** The command under which a request was made, so that the same one again makes no other. */
    public record Once(String key, String hash) {}

    private final HealthDatabase database;
    private final AccommodationRows rows;
    private final ConfidentialOutbox outbox;
    private final Clock clock;

    AccommodationStore(HealthDatabase database, AccommodationRows rows, ConfidentialOutbox outbox, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Optional<Stored> find(UUID id) {
        return rows.where("r.id = ?", id).stream().findFirst();
    }

    /** Locked until the transaction ends. */
    public Optional<Stored> locked(UUID id) {
        database.query("SELECT 1 FROM accommodation.request WHERE id = ? FOR UPDATE", row -> 1, id);
        return find(id);
    }

    /** The one request of a registration that was not withdrawn. */
    public Optional<Stored> live(UUID registrationId) {
        return rows.where("r.registration_id = ? AND r.state <> 'WITHDRAWN'", registrationId).stream()
                .findFirst();
    }

    /** What this person asked for under this key, if anything. */
    public Optional<UUID> underKey(UUID personId, Once once) {
        return database
                .query(
                        "SELECT id, idempotency_hash FROM accommodation.request"
                                + " WHERE person_id = ? AND idempotency_key = ?",
                        row -> {
                            if (!row.text("idempotency_hash").equals(once.hash())) {
                                throw IdempotentCommand.reused();
                            }
                            return row.id("id");
                        },
                        personId,
                        once.key())
                .stream()
                .findFirst();
    }

    /** The last decision for the same exam, in the same académie, before an exam session; even if it granted nothing. */
    public Optional<FormerDecision> before(Applicant applicant) {
        return rows
                .where(
                        "r.person_id = ? AND r.specialty = ? AND r.academy = ? AND r.exam_session < ?"
                                + " AND r.state IN ('DECIDED', 'NOTIFIED')"
                                + " ORDER BY r.exam_session DESC, d.decided_at DESC LIMIT 1",
                        applicant.personId(),
                        applicant.specialty(),
                        applicant.academy(),
                        applicant.examSession())
                .stream()
                .map(Stored::accommodation)
                .flatMap(former -> former instanceof Accommodation.Closed closed
                        ? Stream.of(new FormerDecision(closed.request(), closed.decision()))
                        : Stream.empty())
                .findFirst();
    }

    /** Takes a new request; false when the registration has one, or the same command was here before. */
    public boolean add(Change change, @Nullable Once once) {
        var request = change.next().request();
        var applicant = request.applicant();
        var now = clock.instant();
        int inserted = database.update(
                "INSERT INTO accommodation.request (id, registration_id, person_id, exam_session, academy, uai, specialty,"
                        + " state, asked, renewal_of, requested_at, changed_at, idempotency_key, idempotency_hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                request.id(),
                applicant.registrationId(),
                applicant.personId(),
                applicant.examSession(),
                applicant.academy(),
                applicant.uai(),
                applicant.specialty(),
                change.next().state().name(),
                request.renewalOf().orElse(null),
                now,
                now,
                once == null ? null : once.key(),
                once == null ? null : once.hash());
        if (inserted == 0) {
            return false;
        }
        write(change, now);
        return true;
    }

    /** Takes the next state of a request that was read locked. */
    public void save(Change change) {
        write(change, clock.instant());
    }

    /** Forgets a person: requests, opinions, decisions. */
    @Transactional
    void erase(UUID personId) {
        database.update("DELETE FROM accommodation.request WHERE person_id = ?", personId);
    }

    private void write(Change change, Instant now) {
        var next = change.next();
        switch (next) {
            case Accommodation.Requested _ -> {}
            case Accommodation.OpinionGiven(var request, var opinion) -> keep(request.id(), opinion);
            case Accommodation.Decided(var request, var _, var decision) -> keep(request.id(), decision);
            case Accommodation.Notified _ -> {}
            case Accommodation.Withdrawn _ -> {}
        }
        state(next, now);
        change.facts().forEach(fact -> AccommodationFacts.tell(outbox, fact));
    }

    private void state(Accommodation next, Instant now) {
        Request request = next.request();
        var plan = ProcedureName.plan(request.wish().procedure());
        database.update(
                "UPDATE accommodation.request SET state = ?, plan = ?, asked = CAST(? AS jsonb), situation = ?,"
                        + " arisen_on = ?, notified_at = ?, changed_at = ?, revision = revision + 1 WHERE id = ?",
                next.state().name(),
                plan == null ? null : plan.name(),
                AccommodationRows.write(request.wish().asked()),
                request.wish().situation().map(Confidential::text).orElse(null),
                request.wish().arisenOn().orElse(null),
                next instanceof Accommodation.Notified notified ? notified.notifiedAt() : null,
                now,
                request.id());
    }

    private void keep(UUID requestId, Opinion opinion) {
        database.update(
                "INSERT INTO accommodation.opinion"
                        + " (request_id, proposed, text, exceptional_time, medical_note, given_by, given_at)"
                        + " VALUES (?, CAST(? AS jsonb), ?, ?, ?, ?, ?) ON CONFLICT (request_id) DO UPDATE SET"
                        + " proposed = excluded.proposed, text = excluded.text,"
                        + " exceptional_time = excluded.exceptional_time, medical_note = excluded.medical_note,"
                        + " given_by = excluded.given_by, given_at = excluded.given_at",
                requestId,
                AccommodationRows.write(opinion.proposed()),
                opinion.text().text(),
                opinion.exceptionalTime().map(Confidential::text).orElse(null),
                opinion.medicalNote().map(Confidential::text).orElse(null),
                opinion.by(),
                opinion.at());
    }

    private void keep(UUID requestId, Decision decision) {
        database.update(
                "INSERT INTO accommodation.decision"
                        + " (request_id, number, verdict, granted, reasons, renewed, decided_by, decided_at)"
                        + " VALUES (?, ?, ?, CAST(? AS jsonb), ?, ?, ?, ?)",
                requestId,
                decision.number(),
                VerdictName.of(decision.verdict()).name(),
                AccommodationRows.write(decision.verdict().arrangements()),
                decision.verdict().reasons().map(Confidential::text).orElse(null),
                decision.renewed(),
                decision.by(),
                decision.at());
    }
}
