package fr.palmares.registration.accommodation.domain;

import java.util.Optional;

/** How the authority answers what was asked (D613-27); what is refused is refused with reasons (CRPA, L211-2). */
public sealed interface Verdict {

    Arrangements arrangements();

    Optional<Confidential> reasons();

    /** Everything asked, or more. */
    record Granted(Arrangements arrangements, Optional<Confidential> reasons) implements Verdict {}

    /** Something of what was asked, or something else. */
    record PartlyGranted(Arrangements arrangements, Confidential why) implements Verdict {

        @Override
        public Optional<Confidential> reasons() {
            return Optional.of(why);
        }
    }

    /** Nothing. */
    record NothingGranted(Confidential why) implements Verdict {

        @Override
        public Arrangements arrangements() {
            return Arrangements.NONE;
        }

        @Override
        public Optional<Confidential> reasons() {
            return Optional.of(why);
        }
    }

    /** @throws Refused when something asked is not granted and no reason is given */
    static Verdict of(Arrangements asked, Arrangements granted, Optional<Confidential> reasons) {
        if (!granted.isEmpty() && granted.coverAll(asked)) {
            return new Granted(granted, reasons);
        }
        var why = reasons.orElseThrow(() -> new Refused(new Refusal.ReasonsMissing()));
        return granted.isEmpty() ? new NothingGranted(why) : new PartlyGranted(granted, why);
    }
}
