package fr.palmares.account.email;

import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.waiting.Asked;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends a link to the new address; one that has another account is told so instead, and who asked is not. */
@ApplicationScoped
class EmailWishes implements Asked<EmailWish> {

    private final Accounts accounts;
    private final Letters letters;

    EmailWishes(Accounts accounts, Letters letters) {
        this.accounts = accounts;
        this.letters = letters;
    }

    @Override
    public Class<EmailWish> what() {
        return EmailWish.class;
    }

    @Override
    public void handle(EmailWish wish) {
        var holder = accounts.findByEmailToChange(wish.address())
                .map(Account::personId)
                .orElse(null);
        if (holder == null) {
            letters.post(LetterKind.CONFIRM_EMAIL, wish.personId(), wish.address());
        } else if (!holder.equals(wish.personId())) {
            letters.post(LetterKind.ADDRESS_KNOWN, holder, wish.address());
        }
    }
}
