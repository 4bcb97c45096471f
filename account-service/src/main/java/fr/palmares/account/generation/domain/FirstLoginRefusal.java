package fr.palmares.account.generation.domain;

import java.time.Duration;

/** Every reason for which a first login says no (DOMAIN ). */
public sealed interface FirstLoginRefusal {

    /** Identifier unknown or code wrong: the answer does not tell which. */
    record WrongCode() implements FirstLoginRefusal {}

    record TooManyAttempts(Duration pause) implements FirstLoginRefusal {}

    record AlreadyActive() implements FirstLoginRefusal {}

    /** Carries a refusal to whoever asked. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient FirstLoginRefusal reason;

        public Refused(FirstLoginRefusal reason) {
            super(reason.toString(), null, false, false);
            this.reason = reason;
        }

        public FirstLoginRefusal reason() {
            return reason;
        }
    }
}
