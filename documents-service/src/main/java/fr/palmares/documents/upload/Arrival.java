package fr.palmares.documents.upload;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file that was sent, with what became of it. */
public record Arrival(
        UUID id,
        UUID registrationId,
        String code,
        int version,
        State state,
        Instant at,
        @Nullable String sha256,
        @Nullable Long bytes,
        @Nullable Integer pages,
        @Nullable String originalName,
        @Nullable String virusScan,
        @Nullable String problem,
        @Nullable String problemText,
        @Nullable String advice,
        @Nullable String statement) {

    /** Where a file stands on its way through the checks (P-3). */
    public enum State {
        CHECKING,
        CLEAN,
        TURNED_AWAY
    }

    static Arrival of(UploadRow row) {
        return new Arrival(
                row.id,
                row.registrationId,
                row.code,
                row.version,
                State.valueOf(row.state),
                row.uploadedAt,
                row.sha256,
                row.bytes,
                row.pages,
                row.originalName,
                row.virusScan,
                row.problem,
                row.problemText,
                row.advice,
                row.statement);
    }
}
