package fr.palmares.registration.calendar;

import fr.palmares.registration.calendar.domain.Unconfirmed;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
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

    @Enumerated(EnumType.STRING)
    Unconfirmed unconfirmed = Unconfirmed.CANCEL;

    Instant editedAt = Instant.EPOCH;
    String editedBy = "";

    @Nullable
    Instant publishedAt;

    @Nullable
    String publishedBy;

    /** Every calendar in force whose closing instant has come. */
    static List<CalendarRow> closedAt(Instant now) {
        return list(
                "publishedAt is not null and registrationCloses <= ?1 and not exists (select 1 from CalendarRow later"
                        + " where later.key.examSession = key.examSession and later.key.academy = key.academy"
                        + " and later.key.version > key.version and later.publishedAt is not null)",
                now);
    }

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
