package fr.palmares.account.password;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.NewPassword;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Somebody signed in takes another password. The present one is asked for, and checked by Keycloak, which counts wrong
 * ones: a token left on a shared computer is not enough.
 */
@ApplicationScoped
class ChangeOwnPassword {

    record Command(UUID personId, NewPassword present, NewPassword next) {}

    /** 422: the present password is not right. */
    static final class WrongPassword extends ProblemException {
        private static final long serialVersionUID = 1L;

        WrongPassword() {
            super(Problem.of(
                            422,
                            "/problems/present-password-wrong",
                            "Mot de passe actuel incorrect",
                            "Le mot de passe actuel n’est pas le bon, ou trop d’essais ont échoué : réessayez dans un"
                                    + " quart d’heure, ou choisissez « Mot de passe oublié ».")
                    .at("/currentPassword", "Ce n’est pas votre mot de passe actuel."));
        }
    }

    private final Accounts accounts;
    private final Identities identities;
    private final Letters letters;

    ChangeOwnPassword(Accounts accounts, Identities identities, Letters letters) {
        this.accounts = accounts;
        this.identities = identities;
        this.letters = letters;
    }

    @Transactional
    void handle(Command command) {
        command.next().checkedAt("/password").refuse();
        if (!(accounts.findToChange(command.personId()).orElse(null) instanceof Account.Active account)) {
            throw new NotFound("Ce compte n’existe plus.");
        }
        if (!identities.opens(account.identifier(), command.present().value())) {
            throw new WrongPassword();
        }
        identities.changePassword(account.identity(), command.next().value());
        identities.signOutEverywhere(account.identity());
        if (account.email() != null) {
            letters.post(LetterKind.PASSWORD_CHANGED, account.personId(), account.email());
        }
    }
}
