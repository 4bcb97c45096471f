package fr.palmares.account.signup.domain;

import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An independent candidate's wish for an account (notes Nantes, Normandie, Aix 2024, étape 1; DOMAIN ). */
public record SignUp(
        String email,
        CivilStatus civilStatus,
        @Nullable Address address,
        @Nullable String academy) {

    /** What the rules outside of this request say. */
    public record Limits(LocalDate today, Set<String> disposableDomains, Set<String> academies) {}

    /**
     * The same, every text in one spelling.
     *
     * @throws Faults.Invalid naming every field that is wrong
     */
    public SignUp checked(Limits limits) {
        new Faults()
                .add("/email", EmailAddress.flaw(email, limits.disposableDomains()))
                .civilStatus("", civilStatus, limits.today())
                .address("/address", address)
                .addUnless(academy == null || limits.academies().contains(academy), "/academy", Flaw.UNKNOWN_ACADEMY)
                .refuse();
        return new SignUp(
                EmailAddress.clean(email), civilStatus.cleaned(), address == null ? null : address.cleaned(), academy);
    }

    @Override
    public String toString() {
        return "SignUp[…]";
    }
}
