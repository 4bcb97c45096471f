package fr.palmares.notification.words;

import fr.palmares.notification.inbox.domain.FrenchDates;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.platform.events.Fact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the facts of grading-service narrowly and finds the words for them. */
final class GradingNotices {

    record Summoned(UUID personId, UUID registrationId, boolean partial, List<Sitting> sittings) {
        record Sitting(Instant startsAt) {}
    }

    record CatchUp(
            UUID personId, UUID registrationId, @Nullable Instant chooseBefore) {}

    private GradingNotices() {}

    static Notice summoned(Fact fact) {
        var read = fact.as(Summoned.class);
        var first = read.sittings().stream()
                .map(Summoned.Sitting::startsAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(FrenchDates::moment)
                .orElse(null);
        return Notice.about(
                MessageKind.SUMMONS,
                read.personId(),
                read.registrationId(),
                new Notices.summons(read.partial(), first));
    }

    static Notice catchUp(Fact fact) {
        var read = fact.as(CatchUp.class);
        return Notice.about(
                MessageKind.CATCH_UP_OPEN,
                read.personId(),
                read.registrationId(),
                new Notices.catchUpOpen(
                        read.chooseBefore() == null ? null : FrenchDates.deadline(read.chooseBefore())));
    }

    static Notice result(Fact fact) {
        return Notice.plain(MessageKind.RESULT_AVAILABLE, fact, new Notices.resultAvailable());
    }
}
