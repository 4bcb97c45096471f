package fr.palmares.registration.eligibility;

import fr.palmares.registration.eligibility.domain.judgement.Eligibility;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer as it leaves: every refusal at once, and the effects. */
@Schema(description = "Whether the registration would be accepted, and why not.", examples = EligibilityAnswer.EXAMPLE)
public record EligibilityAnswer(boolean eligible, List<RefusalView> refusals, List<EffectView> effects) {

    static final String EXAMPLE = """
            {"eligible":false,"refusals":[{"code":"mark-below-ten","unit":"U1","rule":"R-9","article":"D643-15",\
            "text":"La note de 9,5/20 en U1 ne peut pas être conservée comme bénéfice, car elle est inférieure à \
            10/20."}],"effects":[]}""";

    /** A refusal with its rule, its article and its sentence. */
    @Schema(name = "EligibilityRefusal")
    public record RefusalView(
            @Schema(description = "Stable code, for programs.")
            String code,

            @Nullable @Schema(description = "Null where the refusal concerns the whole registration.", nullable = true)
            String unit,

            @Schema(description = "Rule of the exam.") String rule,

            @Schema(description = "Article of the code de l’éducation, or the text where the rule was read.")
            String article,

            @Schema(description = "French, for the candidate.")
            String text) {}

    /** A consequence that is no refusal. */
    @Schema(name = "EligibilityEffect")
    public record EffectView(String code, String unit) {}

    public static EligibilityAnswer of(Eligibility eligibility) {
        return new EligibilityAnswer(
                eligibility.eligible(),
                refusals(eligibility.refusals()),
                eligibility.effects().stream()
                        .map(effect -> new EffectView(effect.code(), effect.unit()))
                        .toList());
    }

    /** The same view of refusals wherever they are told. */
    public static List<RefusalView> refusals(
            List<fr.palmares.registration.eligibility.domain.judgement.Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> new RefusalView(
                        refusal.code(),
                        refusal.about().orElse(null),
                        refusal.rule(),
                        refusal.article(),
                        refusal.text()))
                .toList();
    }
}
