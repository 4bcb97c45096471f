package fr.palmares.account.signup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Faults.Fault;
import fr.palmares.account.person.domain.Flaw;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignUpTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 10, 20);
    private static final SignUp.Limits LIMITS = new SignUp.Limits(TODAY, Set.of("yopmail.com"), Set.of("17"));

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var wrong = new SignUp(
                "nina",
                new CivilStatus("Du\u202epont", "x".repeat(101), "", TODAY.plusDays(1), "Nan\u0000tes"),
                new Address("", "1", "Nantes"),
                "99");

        assertThatThrownBy(() -> wrong.checked(LIMITS))
                .isInstanceOfSatisfying(
                        Faults.Invalid.class,
                        no -> assertThat(no.faults())
                                .containsExactlyInAnyOrder(
                                        new Fault("/email", Flaw.NOT_AN_EMAIL),
                                        new Fault("/familyName", Flaw.INVISIBLE_CHARACTER),
                                        new Fault("/usageName", Flaw.TOO_LONG),
                                        new Fault("/givenNames", Flaw.EMPTY),
                                        new Fault("/birthDate", Flaw.BORN_IN_THE_FUTURE),
                                        new Fault("/birthplace", Flaw.INVISIBLE_CHARACTER),
                                        new Fault("/address/street", Flaw.EMPTY),
                                        new Fault("/address/postalCode", Flaw.NOT_A_POSTAL_CODE),
                                        new Fault("/academy", Flaw.UNKNOWN_ACADEMY)));
    }

    @Test
    void whoIsBornTodayIsNotBornInTheFuture() {
        assertThat(bornOn(TODAY).checked(LIMITS).civilStatus().birthDate()).isEqualTo(TODAY);
        assertThatThrownBy(() -> bornOn(TODAY.plusDays(1)).checked(LIMITS)).isInstanceOf(Faults.Invalid.class);
    }

    @Test
    void textsAreKeptInOneSpelling() {
        var checked = bornOn(LocalDate.of(2004, 3, 17)).checked(LIMITS);

        assertThat(checked.email()).isEqualTo("nina.dupont@example.org");
        assertThat(checked.civilStatus().familyName()).isEqualTo("Dupont");
    }

    @Test
    void aSignUpNeverPrintsWhoItIsAbout() {
        assertThat(bornOn(TODAY).toString()).doesNotContain("Dupont").doesNotContain("example");
    }

    private static SignUp bornOn(LocalDate day) {
        return new SignUp(
                "Nina.Dupont@Example.org ", new CivilStatus(" Dupont ", null, "Nina", day, "Nantes"), null, "17");
    }
}
