package fr.palmares.registration.importing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.State;
import fr.palmares.registration.importing.domain.Recognition.Existing;
import fr.palmares.registration.importing.domain.Recognition.Known;
import fr.palmares.registration.importing.domain.Recognition.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    private static final String UAI = "0440001M";
    private static final UUID PERSON = UUID.randomUUID();
    private static final UUID REGISTRATION = UUID.randomUUID();
    private static final LocalDate BORN = LocalDate.of(2005, 2, 1);

    private static Pupil pupil(String ine, String name) {
        return new Pupil(
                2, ine, name, null, "Léa", BORN, "Nantes", null, null, null, null, Category.SCHOOL, "MCO-2024");
    }

    private static Known known(String ine, String name) {
        return new Known(PERSON, ine, name, null, "Léa", BORN, "Nantes", name);
    }

    private static Existing registered(String uai, State state, Integer line) {
        return new Existing(REGISTRATION, PERSON, "MCO-2024", uai, state, Category.SCHOOL, line);
    }

    private static Outcome outcome(Pupil pupil, List<Known> people, List<Existing> registrations) {
        return Recognition.of(UAI, pupil, pupil.familyName(), people, registrations);
    }

    @Test
    void whoIsUnknownIsNew() {
        assertThat(outcome(pupil("1", "DUPONT"), List.of(), List.of()))
                .isEqualTo(new Outcome.Create(Optional.empty(), false));
    }

    @Test
    void whoIsKnownFromAnEarlierSessionKeepsThePerson() {
        assertThat(outcome(pupil("1", "DUPONT"), List.of(known("1", "DUPONT")), List.of()))
                .isEqualTo(new Outcome.Create(Optional.of(PERSON), false));
        assertThat(outcome(pupil(null, "DUPONT"), List.of(known("1", "DUPONT")), List.of()))
                .isEqualTo(new Outcome.Create(Optional.of(PERSON), false));
        assertThat(outcome(pupil("1", "MARTIN"), List.of(known("1", "DUPONT")), List.of()))
                .isEqualTo(new Outcome.Create(Optional.of(PERSON), false));
    }

    @Test
    void theSameLineAgainChangesNothing() {
        assertThat(outcome(
                        pupil("1", "DUPONT"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered(UAI, State.PRE_REGISTERED, null))))
                .isEqualTo(new Outcome.Unchanged(REGISTRATION, Optional.empty()));
    }

    @Test
    void aCorrectedLineCorrectsUntilConfirmation() {
        assertThat(outcome(
                        pupil("1", "DUPOND"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered(UAI, State.PRE_REGISTERED, null))))
                .isEqualTo(new Outcome.Correct(PERSON, REGISTRATION));
        assertThat(outcome(
                        pupil("1", "DUPOND"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered(UAI, State.REGISTERED, null))))
                .isEqualTo(new Outcome.Create(Optional.empty(), true));
        assertThat(outcome(
                        pupil(null, "DUPONT"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered(UAI, State.REGISTERED, null))))
                .isInstanceOfSatisfying(
                        Outcome.Unchanged.class,
                        unchanged -> assertThat(unchanged.remark()).isPresent());
    }

    @Test
    void aLineThatStandsTwiceInTheFileIsRejectedNamingTheFirst() {
        assertThat(outcome(
                        pupil("1", "DUPONT"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered(UAI, State.PRE_REGISTERED, 7))))
                .isInstanceOfSatisfying(
                        Outcome.Reject.class, reject -> assertThat(reject.why()).contains("ligne 7"));
    }

    @Test
    void whoIsRegisteredElsewhereForTheSameIsRejected() {
        assertThat(outcome(
                        pupil("1", "DUPONT"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered("0750360J", State.REGISTERED, null))))
                .isInstanceOfSatisfying(
                        Outcome.Reject.class, reject -> assertThat(reject.why()).contains("0750360J"));
    }

    @Test
    void theSameNumberUnderAnotherNameIsDoubtful() {
        assertThat(outcome(
                        pupil("1", "DURAND"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered("0750360J", State.PRE_REGISTERED, null))))
                .isEqualTo(new Outcome.Create(Optional.empty(), true));
        assertThat(outcome(
                        pupil("1", "DURAND"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered(UAI, State.PRE_REGISTERED, 3))))
                .isEqualTo(new Outcome.Create(Optional.empty(), true));
    }

    @Test
    void theSameNameUnderAnotherNumberIsSomebodyElseAndDoubtfulInTheSameSpecialty() {
        assertThat(outcome(pupil("2", "DUPONT"), List.of(known("1", "DUPONT")), List.of()))
                .isEqualTo(new Outcome.Create(Optional.empty(), false));
        assertThat(outcome(
                        pupil("2", "DUPONT"),
                        List.of(known("1", "DUPONT")),
                        List.of(registered(UAI, State.PRE_REGISTERED, null))))
                .isEqualTo(new Outcome.Create(Optional.empty(), true));
    }
}
