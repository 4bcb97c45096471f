package fr.palmares.account.password;

import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.staff.StaffMembers;
import fr.palmares.account.waiting.Asked;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes to whoever has the address, if anybody has (DOMAIN ). */
@ApplicationScoped
class ForgottenPasswords implements Asked<ForgottenPassword> {

    private final Accounts accounts;
    private final StaffMembers staff;
    private final Letters letters;

    ForgottenPasswords(Accounts accounts, StaffMembers staff, Letters letters) {
        this.accounts = accounts;
        this.staff = staff;
        this.letters = letters;
    }

    @Override
    public Class<ForgottenPassword> what() {
        return ForgottenPassword.class;
    }

    @Override
    public void handle(ForgottenPassword forgotten) {
        switch (accounts.findByEmailToChange(forgotten.email()).orElse(null)) {
            case Account.Active active -> letters.post(LetterKind.PASSWORD_RESET, active.personId(), forgotten.email());
            case Account.Created created -> letters.post(LetterKind.ACTIVATION, created.personId(), forgotten.email());
            case null ->
                staff.signingInWith(forgotten.email())
                        .ifPresent(member -> letters.post(LetterKind.PASSWORD_RESET, member.id(), forgotten.email()));
        }
    }
}
