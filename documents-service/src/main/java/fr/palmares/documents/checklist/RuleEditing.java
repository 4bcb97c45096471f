package fr.palmares.documents.checklist;

import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.RuleBook;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.PreconditionFailed;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drafts of an academy's rules, and their publication as a new version that never changes again (P-1). */
@ApplicationScoped
public class RuleEditing {

    /** A version was published; files that run already keep theirs until they are moved. */
    record ChecklistRulesPublished(
            int examSession,
            String academy,
            int version,
            @Nullable String source,
            String by,
            Instant publishedAt) {}

    record Draft(long revision, RuleSet rules) {}

    record Published(
            int version, @Nullable String by, @Nullable Instant at, RuleSet rules) {}

    private final ShippedRules shipped;
    private final RuleVersions versions;
    private final EntityManager database;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    RuleEditing(
            ShippedRules shipped,
            RuleVersions versions,
            EntityManager database,
            Outbox outbox,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.shipped = shipped;
        this.versions = versions;
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** The rules in force; version 0 is the note the service ships. */
    @Transactional
    Published inForce(int examSession, String academy) {
        return rows(
                        "SELECT version, CAST(content AS text) AS content, published_by, published_at FROM checklist_rules"
                                + " WHERE exam_session = ?1 AND academy = ?2 ORDER BY version DESC LIMIT 1",
                        examSession,
                        academy)
                .map(row -> new Published(
                        row.get("version", Integer.class),
                        row.get("published_by", String.class),
                        row.get("published_at", Instant.class),
                        RuleVersions.read(row.get("content", String.class))))
                .orElseGet(() -> new Published(0, null, null, shipped.shippedSet(examSession, academy)));
    }

    @Transactional
    Draft draft(int examSession, String academy) {
        return find(examSession, academy).orElseThrow(RuleEditing::noDraft);
    }

    /** Begins a draft, or changes the one that was read: two agents never overwrite each other. */
    @Transactional
    Draft write(int examSession, String academy, RuleSet rules, @Nullable String ifMatch) {
        refuseWhatCannotBe(rules);
        var known = find(examSession, academy);
        if (known.isPresent()) {
            ETags.require(ifMatch, known.get().revision());
        } else if (ifMatch != null && !ifMatch.isBlank()) {
            throw PreconditionFailed.stale();
        }
        var revision = known.map(Draft::revision).orElse(0L) + 1;
        var written = database.createNativeQuery("""
                        INSERT INTO checklist_draft (exam_session, academy, revision, content, edited_by, edited_at)
                        VALUES (?1, ?2, ?3, CAST(?4 AS jsonb), ?5, ?6)
                        ON CONFLICT (exam_session, academy) DO UPDATE SET revision = excluded.revision,
                          content = excluded.content, edited_by = excluded.edited_by, edited_at = excluded.edited_at
                        WHERE checklist_draft.revision = excluded.revision - 1""")
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .setParameter(3, revision)
                .setParameter(4, RuleVersions.write(rules))
                .setParameter(5, caller.subject())
                .setParameter(6, clock.instant())
                .executeUpdate();
        if (written == 0) {
            throw PreconditionFailed.stale();
        }
        return new Draft(revision, rules);
    }

    @Transactional
    void discard(int examSession, String academy) {
        database.createNativeQuery("DELETE FROM checklist_draft WHERE exam_session = ?1 AND academy = ?2")
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .executeUpdate();
    }

    /** Puts the draft in force over any rules, for a dry run. */
    @Transactional
    public UnaryOperator<RuleBook> withDraft(int examSession, String academy) {
        var draft = draft(examSession, academy);
        var national = versions.at(examSession, academy, versions.inForce(examSession, academy))
                .nationalDefault();
        var note = versions.note(examSession, academy, 1, draft.rules(), national);
        return book -> academy.equals(RuleVersions.NATIONAL) ? book.withNationalDefault(note) : book.with(note);
    }

    @Transactional
    Published publish(int examSession, String academy, @Nullable String ifMatch) {
        var draft = draft(examSession, academy);
        ETags.require(ifMatch, draft.revision());
        refuseWhatCannotBe(draft.rules());
        var pin = versions.inForce(examSession, academy);
        var version = pin.academy() + 1;
        var national = versions.at(examSession, academy, pin).nationalDefault();
        var effective = versions.note(examSession, academy, version, draft.rules(), national);
        var now = clock.instant();
        database.createNativeQuery("INSERT INTO checklist_rules"
                        + " (exam_session, academy, version, content, effective, published_by, published_at)"
                        + " VALUES (?1, ?2, ?3, CAST(?4 AS jsonb), CAST(?5 AS jsonb), ?6, ?7)")
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .setParameter(3, version)
                .setParameter(4, RuleVersions.write(draft.rules()))
                .setParameter(5, RuleVersions.write(flattened(draft.rules(), effective)))
                .setParameter(6, caller.subject())
                .setParameter(7, now)
                .executeUpdate();
        discard(examSession, academy);
        outbox.append(
                "documents.ChecklistRulesPublished.v1",
                examSession + "-" + academy,
                new ChecklistRulesPublished(
                        examSession, academy, version, draft.rules().source(), caller.subject(), now));
        audit.record("checklist-rules.published", examSession + "-" + academy, Map.of("version", version));
        return new Published(version, caller.subject(), now, draft.rules());
    }

    /** What was inherited is written out: the version stays what it is when the national list changes. */
    private static RuleSet flattened(RuleSet rules, Note effective) {
        return new RuleSet(
                rules.source(),
                false,
                rules.speaksFor(),
                rules.missingAtDeadline(),
                null,
                effective.pieces().stream().map(RuleLine::of).toList());
    }

    private void refuseWhatCannotBe(RuleSet rules) {
        var refused = Problem.of(
                422, "/problems/unprocessable", "Règles refusées", "Une ligne de la liste n’est pas possible.");
        var codes = rules.given().stream().map(RuleLine::code).collect(Collectors.toSet());
        for (var index = 0; index < rules.given().size(); index++) {
            var line = rules.given().get(index);
            var at = "/lines/" + index;
            if (shipped.kind(line.code()).isEmpty()) {
                refused = refused.at(at + "/code", "La pièce « " + line.code() + " » n’existe pas.");
            }
            var other = line.alternativeOf();
            if (other != null && (other.equals(line.code()) || (!codes.contains(other) && !rules.inheritsNational()))) {
                refused = refused.at(
                        at + "/alternativeOf", "« " + other + " » n’est pas une autre pièce de la même liste.");
            }
            if (line.when() != null && line.when().specialties() != null) {
                for (var specialty : line.when().specialties()) {
                    if (!shipped.knowsSpecialty(specialty)) {
                        refused = refused.at(
                                at + "/when/specialties", "La spécialité « " + specialty + " » n’existe pas.");
                    }
                }
            }
        }
        if (!refused.errors().isEmpty()) {
            throw new InvalidInput(refused);
        }
    }

    private Optional<Draft> find(int examSession, String academy) {
        return rows(
                        "SELECT revision, CAST(content AS text) AS content FROM checklist_draft"
                                + " WHERE exam_session = ?1 AND academy = ?2",
                        examSession,
                        academy)
                .map(row -> new Draft(
                        row.get("revision", Long.class), RuleVersions.read(row.get("content", String.class))));
    }

    private Optional<Tuple> rows(String sql, int examSession, String academy) {
        List<?> rows = database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).findFirst();
    }

    private static NotFound noDraft() {
        return new NotFound("Aucun projet de règles n’est commencé pour cette session et cette académie.");
    }
}
