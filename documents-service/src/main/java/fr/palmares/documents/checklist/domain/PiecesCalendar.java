package fr.palmares.documents.checklist.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The deadlines an academy set for the pieces of one exam session (C-1); none where it published no calendar. */
public record PiecesCalendar(Optional<Instant> pieces, Map<String, Instant> later, Optional<Instant> accommodation) {

    public static final PiecesCalendar NONE = new PiecesCalendar(Optional.empty(), Map.of(), Optional.empty());

    public PiecesCalendar {
        later = Map.copyOf(later);
    }

    Optional<Instant> deadlineOf(PieceRule rule, String deadlineCode) {
        return switch (rule.due()) {
            case PIECES -> Optional.ofNullable(later.get(deadlineCode)).or(() -> pieces);
            case ACCOMMODATION -> accommodation.or(() -> pieces);
        };
    }
}
