package fr.palmares.registration.enrolment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.registration.calendar.domain.Window;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.Choice;
import fr.palmares.registration.eligibility.domain.Form;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final Instant OPENS = Instant.parse("2025-10-13T06:00:00Z");
    private static final Instant CLOSES = Instant.parse("2025-11-19T23:00:00Z");
    private static final Optional<Window> WINDOW = Optional.of(new Window(Optional.of(OPENS), CLOSES));
    private static final Entry ENTRY =
            new Entry(UUID.randomUUID(), UUID.randomUUID(), 2026, "17", "0440001M", "MCO-2024", Category.SCHOOL, false);

    private static Choices choices(boolean press, boolean localAuthorities) {
        return new Choices(
                Form.GLOBAL,
                new Choices.Languages("ANGLAIS", null),
                List.of(new Choices.ChosenUnit("U1", Choice.SIT, null, null, null)),
                List.of(new Choices.ChosenOptionalUnit("UF-EE", null)),
                List.of(),
                new Choices.Consents(press, localAuthorities),
                new Choices.Situation(false, false, false, false, false, null),
                new Choices.Training(null, null, null),
                true,
                Choices.Particulars.NONE);
    }

    private static Registration.Registered registered() {
        return new Registration.Registered(ENTRY, 1, choices(true, false));
    }

    @Test
    void theWindowIsOpenUntilItsLastInstant() {
        var proposed = new Registration.Proposed(ENTRY);

        assertThat(proposed.confirm(choices(true, false), WINDOW, CLOSES.minusMillis(1))
                        .next())
                .isInstanceOf(Registration.Registered.class);
        assertThat(proposed.confirm(choices(true, false), WINDOW, OPENS).fact())
                .isEqualTo(new RegistrationFact.Confirmed());
        assertThatThrownBy(() -> proposed.confirm(choices(true, false), WINDOW, CLOSES))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.reason())
                                .isEqualTo(new Refusal.WindowClosed(Optional.empty(), Optional.of(CLOSES))));
        assertThatThrownBy(() -> proposed.confirm(choices(true, false), WINDOW, OPENS.minusMillis(1)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.reason())
                                .isEqualTo(new Refusal.WindowClosed(Optional.of(OPENS), Optional.empty())));
        assertThatThrownBy(() -> proposed.confirm(choices(true, false), Optional.empty(), OPENS))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anAmendmentIsTheNextVersionWithItsDifferences() {
        var change =
                registered().amend(ENTRY, choices(false, false), WINDOW, OPENS).orElseThrow();

        assertThat(change.next()).isEqualTo(new Registration.Registered(ENTRY, 2, choices(false, false)));
        assertThat(change.fact())
                .isEqualTo(new RegistrationFact.Amended(
                        List.of(new Choices.Difference("consents.press", "true", "false"))));
    }

    @Test
    void theSameChoicesAreNoAmendment() {
        assertThat(registered().amend(ENTRY, choices(true, false), WINDOW, OPENS))
                .isEmpty();
    }

    @Test
    void anAmendmentAfterClosingIsRefusedAndACorrectionOfTheExamOfficeIsNot() {
        assertThatThrownBy(() -> registered().amend(ENTRY, choices(false, false), WINDOW, CLOSES))
                .isInstanceOf(Refused.class);
        assertThat(registered().correct(ENTRY, choices(false, false))).isPresent();
    }

    @Test
    void handicapIsNeverTold() {
        var without = choices(true, false);
        var next = new Choices(
                without.form(),
                without.languages(),
                without.units(),
                without.optionalUnits(),
                without.waivedUnits(),
                without.consents(),
                without.situation(),
                without.training(),
                false,
                without.particulars());

        assertThat(without.differencesTo(next)).isEmpty();
        assertThat(next).isNotEqualTo(without);
    }

    @Test
    void validationWaitsForTheFileToBeApproved() {
        var submitted = new Registration.Submitted(ENTRY, 1, choices(true, false), false);

        assertThatThrownBy(submitted::validate)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(new Refusal.FileNotApproved()));
        assertThat(new Registration.Submitted(ENTRY, 1, choices(true, false), true)
                        .validate()
                        .next())
                .isInstanceOf(Registration.Validated.class);
    }

    @Test
    void onlyTheOptionalUnitThatWasChosenIsWithdrawn() {
        assertThat(registered().withdrawOptionalUnit("UF1", Reason.PIECES_MISSING))
                .isEmpty();
        var change = registered()
                .withdrawOptionalUnit("UF-EE", Reason.PIECES_MISSING)
                .orElseThrow();
        assertThat(change.fact()).isEqualTo(new RegistrationFact.UnitWithdrawn("UF-EE", Reason.PIECES_MISSING));
        assertThat(((Registration.Registered) change.next()).chosen().optionalUnits())
                .isEmpty();
    }

    @Test
    void whoIsProposedAnewIsRepeating() {
        var again = new Entry(ENTRY.id(), ENTRY.personId(), 2027, "17", "0440001M", "MCO-2024", Category.SCHOOL, true);

        assertThat(new Registration.Proposed(again).state()).isEqualTo(State.REPEATING);
        assertThat(new Registration.Proposed(ENTRY).state()).isEqualTo(State.PRE_REGISTERED);
    }

    enum Move {
        CONFIRM,
        AMEND,
        SUBMIT,
        APPROVE,
        VALIDATE,
        REJECT,
        CANCEL,
        WITHDRAW_UNIT
    }

    /** Applies a move where the present state offers it; the rest is impossible by construction. */
    private static Registration moved(Registration registration, Move move, boolean press) {
        return switch (registration) {
            case Registration.Proposed proposed ->
                switch (move) {
                    case CONFIRM ->
                        proposed.confirm(choices(press, !press), WINDOW, OPENS).next();
                    case CANCEL -> proposed.cancel(Reason.WITHDRAWN, "").next();
                    case AMEND, SUBMIT, APPROVE, VALIDATE, REJECT, WITHDRAW_UNIT -> proposed;
                };
            case Registration.Registered registered ->
                switch (move) {
                    case AMEND ->
                        registered
                                .amend(ENTRY, choices(press, !press), WINDOW, OPENS)
                                .map(Registration.Change::next)
                                .orElse(registered);
                    case SUBMIT -> registered.submit(false).next();
                    case CANCEL -> registered.cancel(Reason.WITHDRAWN, "").next();
                    case WITHDRAW_UNIT ->
                        registered
                                .withdrawOptionalUnit("UF-EE", Reason.PIECES_MISSING)
                                .map(Registration.Change::next)
                                .orElse(registered);
                    case CONFIRM, APPROVE, VALIDATE, REJECT -> registered;
                };
            case Registration.Submitted submitted ->
                switch (move) {
                    case APPROVE ->
                        new Registration.Submitted(submitted.entry(), submitted.version(), submitted.chosen(), true);
                    case VALIDATE ->
                        submitted.fileApproved() ? submitted.validate().next() : submitted;
                    case REJECT -> submitted.reject(Reason.IRREGULAR_FILE, "").next();
                    case CANCEL -> submitted.cancel(Reason.PIECES_MISSING, "").next();
                    case WITHDRAW_UNIT ->
                        submitted
                                .withdrawOptionalUnit("UF-EE", Reason.PIECES_MISSING)
                                .map(Registration.Change::next)
                                .orElse(submitted);
                    case CONFIRM, AMEND, SUBMIT -> submitted;
                };
            case Registration.Validated validated ->
                move == Move.CANCEL ? validated.cancel(Reason.OTHER, "").next() : validated;
            case Registration.Rejected rejected -> rejected;
            case Registration.Cancelled cancelled -> cancelled;
        };
    }

    private static Optional<Choices> chosen(Registration registration) {
        return switch (registration) {
            case Registration.Live live -> live.choices();
            case Registration.Rejected rejected -> Optional.of(rejected.chosen());
            case Registration.Cancelled cancelled -> cancelled.choices();
        };
    }

    @Property
    void whateverTheOrderOfMovesNoConsentIsLostAndNoVersionGoesBack(
            @ForAll @Size(max = 25) List<Move> moves, @ForAll boolean press) {
        Registration registration = new Registration.Proposed(ENTRY);
        Optional<Choices.Consents> last = Optional.empty();
        int version = 0;
        for (var move : moves) {
            var before = registration;
            registration = moved(before, move, press);

            var consents = chosen(registration).map(Choices::consents);
            assertThat(consents.isPresent())
                    .as("%s after %s", move, before.state())
                    .isIn(last.isPresent(), true);
            if (move != Move.CONFIRM && move != Move.AMEND) {
                assertThat(consents).isEqualTo(last);
            }
            int now = registration instanceof Registration.Live live ? live.version() : version;
            assertThat(now).isGreaterThanOrEqualTo(version);
            assertThat(before.state() == State.CANCELLED && registration.state() != State.CANCELLED)
                    .isFalse();
            assertThat(before.state() == State.REJECTED && registration.state() != State.REJECTED)
                    .isFalse();
            last = consents;
            version = now;
        }
    }
}
