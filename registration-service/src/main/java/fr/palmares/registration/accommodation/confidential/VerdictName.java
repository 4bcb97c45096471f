package fr.palmares.registration.accommodation.confidential;

import fr.palmares.registration.accommodation.domain.Arrangements;
import fr.palmares.registration.accommodation.domain.Confidential;
import fr.palmares.registration.accommodation.domain.Verdict;
import java.util.Optional;

/** The verdicts, as they are stored and as the contract names them. */
public enum VerdictName {
    GRANTED("Les aménagements demandés vous sont accordés."),
    PARTLY_GRANTED("Une partie des aménagements demandés vous est accordée."),
    REFUSED("Les aménagements demandés ne vous sont pas accordés.");

    private final String sentence;

    VerdictName(String sentence) {
        this.sentence = sentence;
    }

    /** What the candidate reads first. */
    public String sentence() {
        return sentence;
    }

    public static VerdictName of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Granted _ -> GRANTED;
            case Verdict.PartlyGranted _ -> PARTLY_GRANTED;
            case Verdict.NothingGranted _ -> REFUSED;
        };
    }

    Verdict verdict(Arrangements granted, Optional<Confidential> reasons) {
        return switch (this) {
            case GRANTED -> new Verdict.Granted(granted, reasons);
            case PARTLY_GRANTED -> new Verdict.PartlyGranted(granted, reasons.orElseThrow());
            case REFUSED -> new Verdict.NothingGranted(reasons.orElseThrow());
        };
    }
}
