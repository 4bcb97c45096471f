package fr.palmares.notification.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final Scope NANTES = new Scope(Set.of("17"), Set.of());
    private static final Scope ONE_SCHOOL = new Scope(Set.of("17"), Set.of("0440001M"));

    @Test
    void withoutAWishItIsTheTokens() {
        assertThat(NANTES.narrowed(new Scope(Set.of(), Set.of()))).isEqualTo(NANTES);
    }

    @Test
    void aWishWithinItIsGranted() {
        var two = new Scope(Set.of("01", "17"), Set.of());
        assertThat(two.beyond(NANTES).isEmpty()).isTrue();
        assertThat(two.narrowed(NANTES)).isEqualTo(NANTES);
    }

    @Test
    void aWishBeyondItIsNamed() {
        assertThat(NANTES.beyond(new Scope(Set.of("17", "02"), Set.of())).academies())
                .containsExactly("02");
        assertThat(ONE_SCHOOL
                        .beyond(new Scope(Set.of(), Set.of("0440001M", "0440002N")))
                        .uais())
                .containsExactly("0440002N");
    }

    @Test
    void nobodyWithoutEveryAcademyCanAskForEveryAcademy() {
        assertThat(NANTES.beyond(new Scope(Set.of("*"), Set.of())).academies()).containsExactly("*");
        assertThat(new Scope(Set.of("*"), Set.of())
                        .beyond(new Scope(Set.of("02"), Set.of()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aSchoolsOwnSystemCannotLeaveItsSchoolByNamingAnAcademy() {
        var school = new Scope(Set.of(), Set.of("0440001M"));

        assertThat(school.narrowed(new Scope(Set.of("17"), Set.of())).uais()).containsExactly("0440001M");
    }

    @Test
    void anAcademyMayNarrowItselfToOneSchool() {
        var wish = new Scope(Set.of(), Set.of("0440001M"));

        assertThat(NANTES.beyond(wish).isEmpty()).isTrue();
        assertThat(NANTES.narrowed(wish)).isEqualTo(ONE_SCHOOL);
    }
}
