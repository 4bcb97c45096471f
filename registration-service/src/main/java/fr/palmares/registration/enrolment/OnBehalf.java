package fr.palmares.registration.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What an establishment types in for a candidate, it confirms at once: such a registration starts REGISTERED. */
@ApplicationScoped
public class OnBehalf {

    private final ConfirmRegistration confirm;
    private final RegistrationViews views;

    OnBehalf(ConfirmRegistration confirm, RegistrationViews views) {
        this.confirm = confirm;
        this.views = views;
    }

    /** The registration just made, with the choices the establishment typed in. */
    @Transactional(Transactional.TxType.MANDATORY)
    public RegistrationView complete(UUID registrationId, ConfirmationRequest choices) {
        RegistrationRow.<RegistrationRow>findById(registrationId).origin = RegistrationRow.Origin.ESTABLISHMENT;
        return views.of(confirm.handle(new ConfirmRegistration.Command(registrationId, "*", choices)));
    }
}
