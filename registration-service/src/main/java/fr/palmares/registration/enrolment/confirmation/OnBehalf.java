package fr.palmares.registration.enrolment.confirmation;

import fr.palmares.registration.enrolment.MadeOnce;
import fr.palmares.registration.enrolment.RegistrationRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What an establishment types in for a candidate, it confirms at once: such a registration starts REGISTERED. */
@ApplicationScoped
public class OnBehalf {

    private final ConfirmRegistration confirm;

    OnBehalf(ConfirmRegistration confirm) {
        this.confirm = confirm;
    }

    /** The registration just made, with the choices the establishment typed in. */
    @Transactional(Transactional.TxType.MANDATORY)
    public MadeOnce complete(UUID registrationId, ConfirmationRequest choices) {
        RegistrationRow.<RegistrationRow>findById(registrationId).origin = RegistrationRow.Origin.ESTABLISHMENT;
        confirm.handle(new ConfirmRegistration.Command(registrationId, "*", choices));
        return new MadeOnce(registrationId);
    }
}
