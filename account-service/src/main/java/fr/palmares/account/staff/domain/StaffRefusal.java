package fr.palmares.account.staff.domain;

/** Every reason for which rights are not given (DOMAIN § 1). */
public sealed interface StaffRefusal {

    /** Nobody widens, narrows or ends the own rights: another administrator does. */
    record OwnRights() implements StaffRefusal {}

    /** Somebody else, or a candidate, signs in with this address. */
    record EmailUsed() implements StaffRefusal {}

    /** An invitation that was followed needs no other. */
    record AlreadyActive() implements StaffRefusal {}

    /** Access was ended; it has to be given back first. */
    record Disabled() implements StaffRefusal {}

    /** Carries a refusal to whoever asked. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient StaffRefusal reason;

        public Refused(StaffRefusal reason) {
            super(reason.toString(), null, false, false);
            this.reason = reason;
        }

        public StaffRefusal reason() {
            return reason;
        }
    }
}
