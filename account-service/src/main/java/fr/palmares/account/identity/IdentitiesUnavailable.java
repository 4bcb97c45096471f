package fr.palmares.account.identity;

/** Keycloak does not answer: what needs it waits, nothing is half made. */
public class IdentitiesUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdentitiesUnavailable(Throwable cause) {
        super("Keycloak does not answer: " + cause.getMessage(), cause);
    }
}
