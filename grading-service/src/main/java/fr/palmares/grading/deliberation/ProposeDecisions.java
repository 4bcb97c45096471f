package fr.palmares.grading.deliberation;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.bulk.CopyRows;
import fr.palmares.grading.deliberation.candidate.Candidate;
import fr.palmares.grading.deliberation.candidate.Candidates;
import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.Refused;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.examfile.Specialty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calculates a proposal for each candidate, part by part, each part in a transaction of its own. */
@ApplicationScoped
class ProposeDecisions {

    private record Written(UUID registrationId, DecisionSheet sheet) {}

    private record Step(List<UUID> last, List<String> points) {}

    private final SpecialtyLock lock;
    private final Candidates candidates;
    private final CopyRows rows;
    private final EntityManager database;
    private final int part;

    ProposeDecisions(
            SpecialtyLock lock,
            Candidates candidates,
            CopyRows rows,
            EntityManager database,
            @ConfigProperty(name = "palmares.grading.deliberation.part", defaultValue = "2000") int part) {
        this.lock = lock;
        this.candidates = candidates;
        this.rows = rows;
        this.database = database;
        this.part = part;
    }

    /** Goes through whoever has no proposal yet; who is not ready gets none and is named in the answer. */
    List<String> all(UUID deliberation) {
        var points = new ArrayList<String>();
        var after = new UUID(0, 0);
        while (true) {
            var from = after;
            var step = QuarkusTransaction.requiringNew().call(() -> step(deliberation, from));
            points.addAll(step.points());
            if (step.last().isEmpty()) {
                return points;
            }
            after = step.last().getFirst();
        }
    }

    private Step step(UUID id, UUID after) {
        var deliberation = DeliberationRow.<DeliberationRow>findById(id);
        if (deliberation == null || deliberation.state != DeliberationRow.State.COMPUTING) {
            return new Step(List.of(), List.of());
        }
        lock.alone(deliberation.examSession, deliberation.academy, deliberation.specialty);
        var grid =
                Specialty.of(deliberation.examSession, deliberation.specialty).orElseThrow();
        var found = candidates.after(deliberation, grid, after, part);
        var points = new ArrayList<String>();
        var proposals = new ArrayList<Written>();
        for (var candidate : found.candidates()) {
            var open = points(candidate, deliberation.round);
            points.addAll(open);
            if (open.isEmpty()) {
                decided(candidate, deliberation.round, points).ifPresent(proposals::add);
            }
        }
        rows.into(
                "proposal (deliberation_id, registration_id, decision, average, outcome)",
                proposals,
                line -> new Object[] {
                    id,
                    line.registrationId(),
                    line.sheet().decision(),
                    line.sheet().average(),
                    JsonColumns.write(line.sheet())
                });
        database.createNativeQuery("UPDATE deliberation SET progress_at = clock_timestamp() WHERE id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        return new Step(found.last(), points);
    }

    /** What has to be settled before a jury may sit over this candidate. */
    private static List<String> points(Candidate candidate, Round round) {
        var who = who(candidate);
        var points = new ArrayList<String>();
        candidate.unmarked(round).forEach(unit -> points.add(who + " : ni note ni absence pour " + unit + "."));
        candidate.drafts(round).forEach(unit -> points.add(who + " : note de " + unit + " encore en brouillon."));
        if (round == Round.FIRST && candidate.file().holdReason == null) {
            candidate.contradictions().forEach(sentence -> points.add(who + " : " + sentence));
        }
        return points;
    }

    /** Empty when the file itself cannot be decided on: a kept mark too old, a grid of exemptions alone. */
    private static Optional<Written> decided(Candidate candidate, Round round, List<String> points) {
        try {
            return Optional.of(new Written(candidate.file().registrationId, candidate.decide(round)));
        } catch (Refused refused) {
            points.add(who(candidate) + " : "
                    + DeliberationProblems.problem(refused.reason()).detail());
            return Optional.empty();
        }
    }

    private static String who(Candidate candidate) {
        return candidate.file().registrationId + " (" + candidate.file().candidateNumber + ")";
    }
}
