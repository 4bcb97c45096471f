package fr.palmares.account.recovery;

import fr.palmares.account.establishment.Establishments;
import fr.palmares.account.identity.Identities;
import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import fr.palmares.account.person.domain.People;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The office names the new address and why; the former one is told that the password changed. From that moment on nobody
 * comes in with the old one; the account is its owner's again once the link sent to the new address is followed.
 */
@ApplicationScoped
class RecoverAccount {

    record Command(UUID personId, String email, String reason) {}

    private static final int LONGEST_REASON = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final People people;
    private final Accounts accounts;
    private final Establishments establishments;
    private final Identities identities;
    private final Letters letters;
    private final AuditTrail audit;
    private final Set<String> disposableDomains;

    RecoverAccount(
            People people,
            Accounts accounts,
            Establishments establishments,
            Identities identities,
            Letters letters,
            AuditTrail audit,
            @ConfigProperty(name = "palmares.account.disposable-domains") Set<String> disposableDomains) {
        this.people = people;
        this.accounts = accounts;
        this.establishments = establishments;
        this.identities = identities;
        this.letters = letters;
        this.audit = audit;
        this.disposableDomains = disposableDomains;
    }

    @Transactional
    void handle(Command command) {
        var theirs = people.find(command.personId())
                .filter(person -> person.academy() != null && establishments.officeOf(person.academy()));
        if (theirs.isEmpty()) {
            throw new NotFound("Cette personne n’existe pas ou ne relève pas de vous.");
        }
        new Faults()
                .add("/email", EmailAddress.flaw(command.email(), disposableDomains))
                .addUnless(!command.reason().isBlank(), "/reason", Flaw.EMPTY)
                .addUnless(command.reason().length() <= LONGEST_REASON, "/reason", Flaw.REASON_TOO_LONG)
                .refuse();
        if (!(accounts.findToChange(command.personId()).orElse(null) instanceof Account.Active account)) {
            throw new Conflict(
                    "/problems/account-not-active",
                    "Compte inactif",
                    "Ce compte n’a pas encore servi : son lien d’activation ou son papillon suffit.");
        }
        var email = EmailAddress.clean(command.email());
        accounts.findByEmailToChange(email)
                .filter(holder -> !holder.personId().equals(account.personId()))
                .ifPresent(holder -> {
                    throw new Conflict(
                            "/problems/email-used",
                            "Adresse déjà utilisée",
                            "Cette adresse est celle d’un autre compte : demandez-en une autre à la personne.");
                });
        identities.changePassword(account.identity(), nobodysPassword());
        identities.signOutEverywhere(account.identity());
        letters.post(LetterKind.RECOVERY, account.personId(), email);
        if (account.email() != null) {
            letters.post(LetterKind.PASSWORD_CHANGED, account.personId(), account.email());
        }
        audit.record(
                "account.recovery",
                account.personId().toString(),
                Map.of("reason", command.reason().strip()));
    }

    private static String nobodysPassword() {
        var bytes = new byte[48];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
