package fr.palmares.registration.eligibility.domain.judgement;

import java.util.List;

/** The answer: every refusal that applies at once, and what registering this way would bring about. */
public record Eligibility(List<Refusal> refusals, List<Effect> effects) {

    public Eligibility {
        refusals = List.copyOf(refusals);
        effects = List.copyOf(effects);
    }

    public boolean eligible() {
        return refusals.isEmpty();
    }

    /** A consequence that is no refusal. */
    public sealed interface Effect {

        String code();

        String unit();

        /** who sits a unit whose mark could be kept gives that mark up for good. */
        record DefinitiveWaiver(String unit) implements Effect {
            @Override
            public String code() {
                return "definitive-waiver";
            }
        }
    }
}
