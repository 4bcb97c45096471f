package fr.palmares.registration.accommodation;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.ETags;
import fr.palmares.registration.accommodation.AccommodationAccess.Eyes;
import fr.palmares.registration.accommodation.AccommodationAccess.Seen;
import fr.palmares.registration.accommodation.confidential.AccommodationStore;
import fr.palmares.registration.accommodation.confidential.IdempotentCommand;
import fr.palmares.registration.accommodation.domain.Accommodation;
import fr.palmares.registration.accommodation.domain.FiledRegistration;
import fr.palmares.registration.accommodation.domain.Filing;
import fr.palmares.registration.accommodation.domain.Refusal;
import fr.palmares.registration.accommodation.domain.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The candidate asks, asks for the former decision again, asks for something else, or gives up (D613-27). */
@ApplicationScoped
class AskForAccommodation {

    record NewRequest(
            UUID registrationId,
            RequestBody.Wish body,
            @Nullable String key) {}

    record Renewal(
            UUID registrationId,
            RequestBody.Renewal body,
            @Nullable String key) {}

    record Amendment(UUID id, @Nullable String ifMatch, RequestBody.Wish wish) {}

    record Withdrawal(UUID id, @Nullable String ifMatch) {}

    private final AccommodationStore store;
    private final AccommodationAccess access;
    private final ExamFiles files;
    private final Clock clock;

    AskForAccommodation(AccommodationStore store, AccommodationAccess access, ExamFiles files, Clock clock) {
        this.store = store;
        this.access = access;
        this.files = files;
        this.clock = clock;
    }

    @Transactional
    Seen handle(NewRequest command) {
        var registration = own(command.registrationId());
        var once = IdempotentCommand.of(command.key(), command.registrationId(), command.body());
        var wish = command.body().read();
        return add(registration, once, () -> Filing.request(UUID.randomUUID(), registration, wish, clock.instant()));
    }

    @Transactional
    Seen handle(Renewal command) {
        var registration = own(command.registrationId());
        var once = IdempotentCommand.of(command.key(), command.registrationId(), command.body());
        return add(
                registration,
                once,
                () -> Filing.renew(
                        UUID.randomUUID(),
                        registration,
                        store.before(registration.applicant()),
                        command.body().medicalSituationUnchanged(),
                        access.caller().subject(),
                        clock.instant()));
    }

    @Transactional
    Seen handle(Amendment command) {
        var stored = access.toWrite(command.id());
        ETags.require(command.ifMatch(), stored.revision());
        var registration = files.of(stored.applicant());
        var wish = command.wish().read();
        store.save(
                switch (stored.accommodation()) {
                    case Accommodation.Requested requested -> requested.amend(wish, registration, clock.instant());
                    case Accommodation other -> throw notFrom(other);
                });
        return again(command.id());
    }

    /** Withdrawn already: nothing happens. */
    @Transactional
    Seen handle(Withdrawal command) {
        var stored = access.toWrite(command.id());
        if (command.ifMatch() != null) {
            ETags.require(command.ifMatch(), stored.revision());
        }
        switch (stored.accommodation()) {
            case Accommodation.Pending pending -> store.save(pending.withdraw());
            case Accommodation.Withdrawn _ -> {}
            case Accommodation other -> throw notFrom(other);
        }
        return again(command.id());
    }

    /** The same command again finds what it made; another one finds the place taken. */
    private Seen add(
            FiledRegistration registration,
            AccommodationStore.@Nullable Once once,
            Supplier<Accommodation.Change> making) {
        var person = registration.applicant().personId();
        if (once != null) {
            var earlier = store.underKey(person, once);
            if (earlier.isPresent()) {
                return again(earlier.get());
            }
        }
        if (store.live(registration.applicant().registrationId()).isPresent()) {
            throw new Refused(new Refusal.AlreadyRequested());
        }
        var change = making.get();
        if (store.add(change, once)) {
            return again(change.next().request().id());
        }
        // somebody was faster, between the two looks: the same command, or another one
        return again((once == null ? Optional.<UUID>empty() : store.underKey(person, once))
                .orElseThrow(() -> new Refused(new Refusal.AlreadyRequested())));
    }

    private FiledRegistration own(UUID registrationId) {
        return files.find(registrationId)
                .filter(found -> access.isCandidate(found.applicant().personId()))
                .orElseThrow(() -> new NotFound("Cette inscription n’existe pas ou ne vous est pas accessible."));
    }

    private Seen again(UUID id) {
        return new Seen(store.find(id).orElseThrow(), Eyes.CANDIDATE);
    }

    private static Refused notFrom(Accommodation accommodation) {
        return new Refused(new Refusal.NotFromThisState(accommodation.state()));
    }
}
