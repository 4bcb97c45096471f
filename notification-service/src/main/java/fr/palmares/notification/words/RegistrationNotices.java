package fr.palmares.notification.words;

import fr.palmares.notification.inbox.domain.FrenchDates;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.platform.events.Fact;
import java.time.Instant;
import java.util.UUID;

/** Reads the facts of registration-service narrowly and finds the words for them. */
final class RegistrationNotices {

    record Imported(UUID personId, UUID registrationId, int examSession, String state) {}

    record Confirmed(UUID personId, UUID registrationId, int examSession, int version) {}

    record NotConfirmed(UUID personId, UUID registrationId, Instant closedAt) {}

    record Refused(UUID personId, UUID registrationId, String text) {}

    record Withdrawn(UUID personId, UUID registrationId, String unit) {}

    private RegistrationNotices() {}

    static Notice imported(Fact fact) {
        var read = fact.as(Imported.class);
        return Notice.about(
                MessageKind.REGISTRATION_PROPOSED,
                read.personId(),
                read.registrationId(),
                new Notices.registrationProposed(
                        read.examSession(), read.state().equals("REPEATING")));
    }

    static Notice confirmed(Fact fact) {
        var read = fact.as(Confirmed.class);
        return Notice.about(
                MessageKind.REGISTRATION_CONFIRMED,
                read.personId(),
                read.registrationId(),
                new Notices.registrationConfirmed(read.examSession(), read.version()));
    }

    static Notice notConfirmed(Fact fact) {
        var read = fact.as(NotConfirmed.class);
        return Notice.about(
                MessageKind.REGISTRATION_NOT_CONFIRMED,
                read.personId(),
                read.registrationId(),
                new Notices.registrationNotConfirmed(FrenchDates.deadline(read.closedAt())));
    }

    static Notice amended(Fact fact) {
        var read = fact.as(Confirmed.class);
        return Notice.about(
                MessageKind.REGISTRATION_AMENDED,
                read.personId(),
                read.registrationId(),
                new Notices.registrationAmended(read.examSession(), read.version()));
    }

    static Notice submitted(Fact fact) {
        return Notice.plain(MessageKind.REGISTRATION_SUBMITTED, fact, new Notices.registrationSubmitted());
    }

    static Notice validated(Fact fact) {
        var read = fact.as(Confirmed.class);
        return Notice.about(
                MessageKind.REGISTRATION_VALIDATED,
                read.personId(),
                read.registrationId(),
                new Notices.registrationValidated(read.examSession()));
    }

    static Notice rejected(Fact fact) {
        var read = fact.as(Refused.class);
        return Notice.about(
                MessageKind.REGISTRATION_REJECTED,
                read.personId(),
                read.registrationId(),
                new Notices.registrationRejected(read.text()));
    }

    static Notice cancelled(Fact fact) {
        var read = fact.as(Refused.class);
        return Notice.about(
                MessageKind.REGISTRATION_CANCELLED,
                read.personId(),
                read.registrationId(),
                new Notices.registrationCancelled(read.text()));
    }

    static Notice withdrawn(Fact fact) {
        var read = fact.as(Withdrawn.class);
        return Notice.about(
                MessageKind.UNIT_WITHDRAWN,
                read.personId(),
                read.registrationId(),
                new Notices.unitWithdrawn(read.unit()));
    }

    static Notice accommodationAsked(Fact fact) {
        return Notice.plain(MessageKind.ACCOMMODATION_REQUESTED, fact, new Notices.accommodationRequested());
    }

    static Notice accommodation(Fact fact) {
        return Notice.plain(MessageKind.ACCOMMODATION_DECIDED, fact, new Notices.accommodationDecided());
    }
}
