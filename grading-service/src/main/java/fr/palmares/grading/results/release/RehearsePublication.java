package fr.palmares.grading.results.release;

import fr.palmares.grading.examfile.ExamCalendar;
import fr.palmares.grading.results.PreparePages;
import fr.palmares.grading.results.Publication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** A publication without its visibility: pages are made and counted, and what would stop it is named (G-13). */
@ApplicationScoped
class RehearsePublication {

    @Schema(name = "PublicationRehearsal")
    record Report(
            @Schema(description = "The publication that is prepared.")
            UUID publicationId,

            @Schema(examples = "1") int version,
            @Schema(examples = "38") long pages,

            @Schema(description = "How many of each decision.")
            Map<String, Long> decisions,

            @Schema(description = "How many facts of each type would leave.")
            Map<String, Long> facts,

            @Schema(description = "Admitted candidates whose name is not known: their attestation would bear none.")
            long withoutName,

            @Schema(description = "Candidates who were never given a personal results code.")
            long withoutCode,

            @Nullable @Schema(description = "Nothing leaves before.")
            Instant embargo,

            List<Obstacle> obstacles) {}

    @Schema(name = "PublicationObstacle")
    record Obstacle(
            @Schema(examples = "/problems/embargo") String type,

            @Schema(examples = "Les résultats ne peuvent paraître avant l’instant du calendrier.")
            String text) {}

    private static final String FOLLOW_UPS = """
            SELECT r.follow_up_type, count(*) FROM published_result r
            WHERE r.publication_id = :publication AND r.follow_up_type IS NOT NULL GROUP BY 1
            """;

    private static final String WITHOUT_NAME = """
            SELECT count(*) FROM published_result r JOIN exam_file f ON f.registration_id = r.registration_id
            WHERE r.publication_id = :publication AND r.decision = 'ADMITTED'
              AND NOT EXISTS (SELECT 1 FROM person p WHERE p.person_id = f.person_id)
            """;

    private static final String WITHOUT_CODE = """
            SELECT count(*) FROM published_result r WHERE r.publication_id = :publication
              AND NOT EXISTS (SELECT 1 FROM results_code c WHERE c.registration_id = r.registration_id)
            """;

    private final PreparePages pages;
    private final StatelessSession database;
    private final Clock clock;

    RehearsePublication(PreparePages pages, StatelessSession database, Clock clock) {
        this.pages = pages;
        this.database = database;
        this.clock = clock;
    }

    Report handle(PublishResults.Command command) {
        var deliberation = QuarkusTransaction.requiringNew().call(() -> PublishResults.closed(command).id);
        pages.prepare(deliberation);
        return QuarkusTransaction.requiringNew().call(() -> report(command));
    }

    private Report report(PublishResults.Command command) {
        var publication = Publication.standing(
                        command.examSession(), command.academy(), command.specialty(), command.round())
                .orElseThrow();
        var decisions = publication.decisions();
        var facts = followUps(publication.id);
        var pageCount = decisions.values().stream().mapToLong(Long::longValue).sum();
        facts.put("grading.ResultDecided.v1", pageCount - decisions.getOrDefault("WITHHELD", 0L));
        facts.put("grading.ResultsPublished.v1", 1L);
        var calendar = ExamCalendar.of(command.examSession(), command.academy()).orElse(null);
        return new Report(
                publication.id,
                publication.version,
                pageCount,
                decisions,
                facts,
                count(WITHOUT_NAME, publication.id),
                count(WITHOUT_CODE, publication.id),
                calendar == null ? null : calendar.resultsEmbargo,
                obstacles(publication, command));
    }

    private List<Obstacle> obstacles(Publication publication, PublishResults.Command command) {
        return Stream.of(
                        publication.state == Publication.State.PUBLISHED
                                ? Optional.of(
                                        new Obstacle("/problems/already-published", "Ces résultats sont publiés."))
                                : Optional.<Obstacle>empty(),
                        PublishResults.embargo(command, clock.instant())
                                .map(text -> new Obstacle("/problems/embargo", text)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Map<String, Long> followUps(UUID publication) {
        var counts = new TreeMap<String, Long>();
        database.createNativeQuery(FOLLOW_UPS, Object[].class)
                .setParameter("publication", publication)
                .getResultList()
                .forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
        return counts;
    }

    private long count(String sql, UUID publication) {
        return database.createNativeQuery(sql, Long.class)
                .setParameter("publication", publication)
                .getSingleResult();
    }
}
