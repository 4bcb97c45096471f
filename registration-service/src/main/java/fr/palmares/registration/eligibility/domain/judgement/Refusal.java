package fr.palmares.registration.eligibility.domain.judgement;

import java.util.Optional;

/**
 * Every reason for which a registration is not possible as asked. Each one names its rule, the article or the note it
 * comes from, and says it in a sentence a candidate understands.
 */
public sealed interface Refusal
        permits FormRefusal, TrainingRefusal, HeldMarkRefusal, OptionalUnitRefusal, ExemptionRefusal {

    /** Stable, for programs. */
    String code();

    /** The unit it is about; empty where it concerns the whole registration. */
    default Optional<String> about() {
        return Optional.empty();
    }

    /** The rule of DOMAIN.md, § 5. */
    String rule();

    /** Article of the code de l'éducation, or the text where the rule was read. */
    String article();

    /** French, for people. */
    String text();
}
