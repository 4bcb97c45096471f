package fr.palmares.registration.accommodation;

import fr.palmares.platform.web.ETags;
import fr.palmares.registration.accommodation.AccommodationAccess.Eyes;
import fr.palmares.registration.accommodation.AccommodationAccess.Seen;
import fr.palmares.registration.accommodation.confidential.AccommodationStore;
import fr.palmares.registration.accommodation.confidential.ArrangementLine;
import fr.palmares.registration.accommodation.domain.Accommodation;
import fr.palmares.registration.accommodation.domain.Confidential;
import fr.palmares.registration.accommodation.domain.Opinion;
import fr.palmares.registration.accommodation.domain.Refusal;
import fr.palmares.registration.accommodation.domain.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The doctor proposes, the authority decides and lets the candidate know (D613-27). */
@ApplicationScoped
class DecideAccommodation {

    record Advice(UUID id, @Nullable String ifMatch, RequestBody.OpinionBody body) {}

    record Answering(UUID id, @Nullable String ifMatch, RequestBody.AnswerBody body) {}

    record Handing(UUID id, @Nullable Instant notifiedOn) {}

    private final AccommodationStore store;
    private final AccommodationAccess access;
    private final ExamFiles files;
    private final Clock clock;

    DecideAccommodation(AccommodationStore store, AccommodationAccess access, ExamFiles files, Clock clock) {
        this.store = store;
        this.access = access;
        this.files = files;
        this.clock = clock;
    }

    /** Until the decision the doctor may also give another opinion. */
    @Transactional
    Seen handle(Advice command) {
        var stored = access.toAdvise(command.id());
        ETags.require(command.ifMatch(), stored.revision());
        var body = command.body();
        var opinion = new Opinion(
                ArrangementLine.read(body.arrangements()),
                new Confidential(body.text()),
                RequestBody.confidential(body.exceptionalTime()),
                RequestBody.confidential(body.medicalNote()),
                access.caller().subject(),
                clock.instant());
        store.save(
                switch (stored.accommodation()) {
                    case Accommodation.Pending pending -> pending.giveOpinion(opinion, files.of(stored.applicant()));
                    case Accommodation other -> throw notFrom(other);
                });
        return again(command.id(), Eyes.DOCTOR);
    }

    /** Decides; after a decision, decides again on the candidate's appeal. */
    @Transactional
    Seen handle(Answering command) {
        var stored = access.toDecide(command.id());
        ETags.require(command.ifMatch(), stored.revision());
        var answer = new Accommodation.Answer(
                ArrangementLine.read(command.body().arrangements()),
                RequestBody.confidential(command.body().reasons()),
                access.caller().subject(),
                clock.instant());
        var registration = files.of(stored.applicant());
        store.save(
                switch (stored.accommodation()) {
                    case Accommodation.Pending pending -> pending.decide(answer, registration);
                    case Accommodation.Closed closed -> closed.decideAgain(answer, registration);
                    case Accommodation.Withdrawn withdrawn -> throw notFrom(withdrawn);
                });
        return again(command.id(), Eyes.OFFICE);
    }

    /** Notified already: nothing happens. A candidate who opens the decision does so now. */
    @Transactional
    Seen handle(Handing command) {
        var seen = access.toHand(command.id());
        var now = clock.instant();
        switch (seen.stored().accommodation()) {
            case Accommodation.Decided decided ->
                store.save(decided.hand(
                        seen.eyes() == Eyes.CANDIDATE ? now : Objects.requireNonNullElse(command.notifiedOn(), now),
                        now));
            case Accommodation.Notified _ -> {}
            case Accommodation other -> throw notFrom(other);
        }
        return again(command.id(), seen.eyes());
    }

    private Seen again(UUID id, Eyes eyes) {
        return new Seen(store.find(id).orElseThrow(), eyes);
    }

    private static Refused notFrom(Accommodation accommodation) {
        return new Refused(new Refusal.NotFromThisState(accommodation.state()));
    }
}
