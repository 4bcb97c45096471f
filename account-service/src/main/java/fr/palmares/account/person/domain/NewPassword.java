package fr.palmares.account.person.domain;

/** A password somebody chooses: held for one command, never printed or kept; the policy itself is Keycloak's. */
public record NewPassword(String value) {

    private static final int LONGEST = 128;

    /** What no policy could allow, at the field it was typed into. */
    public Faults checkedAt(String field) {
        return new Faults()
                .addUnless(!value.isBlank(), field, Flaw.EMPTY)
                .addUnless(value.length() <= LONGEST, field, Flaw.PASSWORD_TOO_LONG);
    }

    @Override
    public String toString() {
        return "NewPassword[…]";
    }
}
