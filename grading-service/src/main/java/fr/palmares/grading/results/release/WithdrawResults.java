package fr.palmares.grading.results.release;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.results.Editions;
import fr.palmares.grading.results.Publication;
import fr.palmares.grading.results.TellResults;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/** Takes a publication back, with its reason: nothing of it can be read until the round is published anew. */
@ApplicationScoped
class WithdrawResults {

    private final SpecialtyLock lock;
    private final TellResults tell;
    private final Editions editions;
    private final AuditTrail audit;
    private final Clock clock;

    WithdrawResults(SpecialtyLock lock, TellResults tell, Editions editions, AuditTrail audit, Clock clock) {
        this.lock = lock;
        this.tell = tell;
        this.editions = editions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Publication handle(Publication publication, String reason, String actor) {
        lock.alone(publication.examSession, publication.academy, publication.specialty);
        Publication.getEntityManager().refresh(publication);
        if (publication.state == Publication.State.WITHDRAWN) {
            throw new Conflict(
                    "/problems/already-withdrawn", "Publication déjà retirée", "Cette publication est déjà retirée.");
        }
        if (publication.state == Publication.State.PREPARED) {
            throw new Conflict(
                    "/problems/not-published", "Rien de publié", "Ces résultats ne sont pas encore publiés.");
        }
        if (publication.round == Round.FIRST && laterRound(publication)) {
            throw new Conflict(
                    "/problems/later-round-published",
                    "Second tour publié",
                    "Retirez d’abord les résultats du second tour, puis ceux du premier.");
        }
        publication.state = Publication.State.WITHDRAWN;
        publication.withdrawnAt = clock.instant();
        publication.withdrawnBy = actor;
        publication.withdrawalReason = reason;
        publication.persistAndFlush();
        editions.next(publication.examSession, publication.academy, publication.specialty);
        tell.withdrawn(publication);
        audit.record(
                "results.withdrawn",
                publication.id.toString(),
                Map.of("reason", reason, "version", publication.version));
        return publication;
    }

    private static boolean laterRound(Publication first) {
        return Publication.published(first.examSession, first.academy, first.specialty, Round.CATCH_UP)
                .isPresent();
    }
}
