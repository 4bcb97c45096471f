package fr.palmares.grading.results.release;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.results.Publication;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A publication as the exam office sees it. */
@Schema(name = "Publication")
record PublicationAnswer(
        @Nullable UUID id,
        State state,
        int examSession,
        String academy,
        String specialty,
        Round round,

        @Schema(description = "One more each time the round is published after a withdrawal.", examples = "1")
        int version,

        @Schema(examples = "38") int results,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawalReason) {

    enum State {
        PREPARED,
        PUBLISHED,
        WITHDRAWN,
        AWAITING_SECOND_PERSON
    }

    static PublicationAnswer awaited(PublishResults.Command asked) {
        return new PublicationAnswer(
                null,
                State.AWAITING_SECOND_PERSON,
                asked.examSession(),
                asked.academy(),
                asked.specialty(),
                asked.round(),
                1,
                0,
                null,
                null,
                null);
    }

    static PublicationAnswer of(Publication publication) {
        return new PublicationAnswer(
                publication.id,
                switch (publication.state) {
                    case PREPARED -> State.PREPARED;
                    case PUBLISHED -> State.PUBLISHED;
                    case WITHDRAWN -> State.WITHDRAWN;
                },
                publication.examSession,
                publication.academy,
                publication.specialty,
                publication.round,
                publication.version,
                publication.results,
                publication.publishedAt,
                publication.withdrawnAt,
                publication.withdrawalReason);
    }
}
