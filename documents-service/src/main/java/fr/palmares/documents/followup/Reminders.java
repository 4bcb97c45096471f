package fr.palmares.documents.followup;

import fr.palmares.documents.file.FileStore;
import fr.palmares.documents.file.domain.AskedPiece;
import fr.palmares.documents.file.domain.CandidateFile;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A school reminds its candidates of what is missing; nobody is reminded twice in a day. */
@ApplicationScoped
class Reminders {

    record Missing(String code, String label, @Nullable Instant deadline) {}

    record CandidateReminded(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            int examSession,
            List<Missing> missing,
            String by) {}

    @Schema(name = "RemindersSent", description = "Who was reminded, and who was not.")
    record Sent(
            @Schema(examples = "12") int reminded,

            @Schema(description = "Nothing is missing.", examples = "20")
            int complete,

            @Schema(description = "Reminded in the last 24 hours already.", examples = "3")
            int tooRecent) {}

    private final FileStore files;
    private final Outbox outbox;
    private final EntityManager database;

    Reminders(FileStore files, Outbox outbox, EntityManager database) {
        this.files = files;
        this.outbox = outbox;
        this.database = database;
    }

    @Transactional
    Sent remind(int examSession, List<String> uais, @Nullable String specialty, @Nullable List<UUID> only, String by) {
        var reminded = 0;
        var complete = 0;
        var tooRecent = 0;
        for (var id : concerned(examSession, uais, specialty)) {
            if (only != null && !only.contains(id)) {
                continue;
            }
            var file = files.lock(id).orElseThrow();
            var missing = file.missing(_ -> true);
            if (missing.isEmpty()) {
                complete++;
            } else if (firstToday(id)) {
                tell(file, missing, examSession, by);
                reminded++;
            } else {
                tooRecent++;
            }
        }
        return new Sent(reminded, complete, tooRecent);
    }

    private void tell(CandidateFile file, List<AskedPiece> missing, int examSession, String by) {
        var owner = file.owner();
        outbox.append(
                "documents.CandidateReminded.v1",
                owner.registrationId(),
                new CandidateReminded(
                        owner.registrationId(),
                        owner.personId(),
                        owner.academy(),
                        owner.uai(),
                        examSession,
                        missing.stream()
                                .map(piece -> new Missing(
                                        piece.code(),
                                        piece.label(),
                                        piece.deadline().orElse(null)))
                                .toList(),
                        by));
    }

    private List<UUID> concerned(int examSession, List<String> uais, @Nullable String specialty) {
        List<?> ids = database.createNativeQuery("""
                        SELECT registration_id FROM candidate_file
                        WHERE exam_session = ?1 AND uai = ANY (string_to_array(?2, ','))
                          AND (CAST(?3 AS text) IS NULL OR specialty = ?3) AND progress IN ('OPEN', 'COMPLETED')
                        ORDER BY registration_id""", UUID.class)
                .setParameter(1, examSession)
                .setParameter(2, String.join(",", uais))
                .setParameter(3, specialty)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    private boolean firstToday(UUID registrationId) {
        return database.createNativeQuery("""
                        INSERT INTO reminder (registration_id, reminded_at) VALUES (?1, clock_timestamp())
                        ON CONFLICT (registration_id) DO UPDATE SET reminded_at = excluded.reminded_at
                        WHERE reminder.reminded_at < clock_timestamp() - interval '24 hours'""").setParameter(1, registrationId).executeUpdate() == 1;
    }
}
