package fr.palmares.registration.enrolment.decision;

import fr.palmares.platform.events.Outbox;
import fr.palmares.registration.calendar.Calendars;
import fr.palmares.registration.calendar.Calendars.Closed;
import fr.palmares.registration.enrolment.RegistrationFacts;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.domain.Reason;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What nobody confirmed by closing is cancelled or told, as the académie's calendar says (C-2, R-1). The rows
 * themselves say what is left to do, so any number of replicas share the work, each row is done once, and whatever is
 * interrupted goes on at the next tick. Missing pieces are documents-service's to say.
 */
@ApplicationScoped
class AtClosing {

    private static final int BATCH = 100;
    private static final String ACTOR = "calendar";

    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'à' H 'h' mm", Locale.FRANCE);

    private static final String UNCONFIRMED = """
            SELECT id FROM registration
             WHERE academy = ?1 AND exam_session = ?2 AND state IN ('PRE_REGISTERED', 'REPEATING')
               AND unconfirmed_told_at IS NULL
             ORDER BY id LIMIT ?3 FOR UPDATE SKIP LOCKED
            """;

    private final EntityManager database;
    private final Calendars calendars;
    private final DecideRegistration decide;
    private final Outbox outbox;
    private final Clock clock;

    AtClosing(EntityManager database, Calendars calendars, DecideRegistration decide, Outbox outbox, Clock clock) {
        this.database = database;
        this.calendars = calendars;
        this.decide = decide;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            every = "${palmares.registration.closing.every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        var closed = QuarkusTransaction.requiringNew().call(() -> calendars.closedAt(clock.instant()));
        for (var calendar : closed) {
            while (QuarkusTransaction.requiringNew().call(() -> batch(calendar)) == BATCH) {
                // on to the next ones
            }
        }
    }

    /** How many were done; a calendar extended in the meantime closes nothing. */
    private int batch(Closed calendar) {
        if (calendars
                .window(calendar.examSession(), calendar.academy())
                .filter(window -> clock.instant().isBefore(window.closes()))
                .isPresent()) {
            return 0;
        }
        List<?> ids = database.createNativeQuery(UNCONFIRMED, UUID.class)
                .setParameter(1, calendar.academy())
                .setParameter(2, calendar.examSession())
                .setParameter(3, BATCH)
                .getResultList();
        ids.stream().map(UUID.class::cast).forEach(id -> close(RegistrationRow.findById(id), calendar));
        return ids.size();
    }

    private void close(RegistrationRow row, Closed calendar) {
        switch (calendar.unconfirmed()) {
            case CANCEL ->
                decide.cancelAs(
                        row,
                        Reason.NOT_CONFIRMED,
                        "L’inscription n’a pas été confirmée avant la clôture du " + french(calendar) + ".",
                        ACTOR);
            case NOTIFY ->
                outbox.append(
                        "registration.RegistrationNotConfirmed.v1",
                        row.id,
                        new RegistrationFacts.RegistrationNotConfirmed(
                                row.id,
                                row.personId,
                                row.examSession,
                                row.academy,
                                row.uai,
                                row.specialty,
                                calendar.closedAt()));
        }
        row.unconfirmedToldAt = clock.instant();
    }

    private static String french(Closed calendar) {
        return calendar.closedAt().atZone(ZoneId.of(calendar.zone())).format(FRENCH);
    }
}
