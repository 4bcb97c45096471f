package fr.palmares.account.staff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.account.person.domain.Faults.Fault;
import fr.palmares.account.person.domain.Flaw;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {

    private static final Rights.Directory DIRECTORY = new Rights.Directory(Set.of("17", "14"));

    @ParameterizedTest
    @EnumSource(StaffRole.class)
    void aRoleNeedsItsOwnKindOfScopeAndNoOther(StaffRole role) {
        var bare = new Rights(List.of(role.code()), List.of(), List.of());
        var bound = new Rights(List.of(role.code()), List.of("0440001M"), List.of("17"));

        assertThat(bound.faults(DIRECTORY).found()).isEmpty();
        switch (role.scope()) {
            case ESTABLISHMENTS ->
                assertThat(bare.faults(DIRECTORY).found()).containsExactly(new Fault("/uais", Flaw.SCOPE_MISSING));
            case ACADEMIES ->
                assertThat(bare.faults(DIRECTORY).found()).containsExactly(new Fault("/academies", Flaw.SCOPE_MISSING));
            case NONE -> assertThat(bare.faults(DIRECTORY).found()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(StaffRole.class)
    void whoReadsMedicalDocumentsOrRunsThePlatformHasNoOtherRole(StaffRole role) {
        var two = new Rights(
                List.of(role.code(), role == StaffRole.JURY ? "examiner" : "jury"), List.of("0440001M"), List.of("17"));

        assertThat(two.faults(DIRECTORY).found())
                .isEqualTo(role.standsAlone() ? List.of(new Fault("/roles", Flaw.ROLE_STANDS_ALONE)) : List.of());
    }

    @Test
    void everythingUnknownIsNamed() {
        var wrong = new Rights(List.of("candidate"), List.of("0440001A", "x"), List.of("99"));

        assertThat(wrong.faults(DIRECTORY).found())
                .containsExactlyInAnyOrder(
                        new Fault("/roles/0", Flaw.UNKNOWN_ROLE),
                        new Fault("/uais/0", Flaw.UAI_CHECK_LETTER),
                        new Fault("/uais/1", Flaw.NOT_A_UAI),
                        new Fault("/academies/0", Flaw.UNKNOWN_ACADEMY));
        assertThat(new Rights(List.of(), List.of(), List.of()).faults(DIRECTORY).found())
                .containsExactly(new Fault("/roles", Flaw.EMPTY));
    }

    @Test
    void anIntegratorIsASystemAndACandidateIsNoStaff() {
        assertThat(StaffRole.of("integrator")).isEmpty();
        assertThat(StaffRole.of("candidate")).isEmpty();
    }
}
