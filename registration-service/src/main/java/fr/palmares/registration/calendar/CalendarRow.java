package fr.palmares.registration.calendar;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One version of the calendar of one académie for one exam session. */
@Entity
@Table(name = "calendar")
class CalendarRow extends PanacheEntityBase {

    @Embeddable
    record Key(int examSession, String academy, int version) implements Serializable {}

    @EmbeddedId
    Key key = new Key(0, "", 0);

    int revision = 1;
    String zone = "";

    @Nullable
    Instant registrationOpens;

    Instant registrationCloses = Instant.EPOCH;
    Instant piecesDeadline = Instant.EPOCH;
    String laterPieces = "[]";

    @Nullable
    Instant accommodationDeadline;

    @Nullable
    Instant summonsDate;

    @Nullable
    Instant resultsEmbargo;

    Instant editedAt = Instant.EPOCH;
    String editedBy = "";

    @Nullable
    Instant publishedAt;

    @Nullable
    String publishedBy;

    boolean isPublished() {
        return publishedAt != null;
    }

    static Optional<CalendarRow> latest(int examSession, String academy) {
        return find("key.examSession = ?1 and key.academy = ?2 order by key.version desc", examSession, academy)
                .firstResultOptional();
    }

    static Optional<CalendarRow> published(int examSession, String academy) {
        return find(
                        "key.examSession = ?1 and key.academy = ?2 and publishedAt is not null order by key.version desc",
                        examSession,
                        academy)
                .firstResultOptional();
    }
}
