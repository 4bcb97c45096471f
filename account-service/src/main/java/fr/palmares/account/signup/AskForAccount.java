package fr.palmares.account.signup;

import fr.palmares.account.establishment.Academies;
import fr.palmares.account.signup.domain.SignUp;
import fr.palmares.account.waiting.WaitingRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks what somebody typed and puts it down: {@link OpenAccount} goes on behind the answer (DOMAIN A-6). */
@ApplicationScoped
class AskForAccount {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Academies academies;
    private final WaitingRequests waiting;
    private final Set<String> disposableDomains;

    AskForAccount(
            Academies academies,
            WaitingRequests waiting,
            @ConfigProperty(name = "palmares.account.disposable-domains") Set<String> disposableDomains) {
        this.academies = academies;
        this.waiting = waiting;
        this.disposableDomains = disposableDomains;
    }

    void handle(SignUp asked) {
        waiting.put(asked.checked(new SignUp.Limits(LocalDate.now(PARIS), disposableDomains, academies.codes())));
    }
}
