package fr.palmares.documents.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Circumstance;
import fr.palmares.documents.checklist.domain.PieceKind;
import fr.palmares.documents.checklist.domain.PieceRule;
import fr.palmares.documents.checklist.domain.When;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of a note as it is written down: in the shipped data files and in what an exam office edits. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ChecklistRule", description = "One piece that is asked, of whom and why. A part left out binds nobody.")
record RuleLine(
        @Schema(examples = "IDENTITE") String code,
        @Nullable Condition when,

        @Schema(description = "Other words than the usual ones.", nullable = true) @Nullable
        String label,

        @Schema(description = "Why it is asked, where the usual sentence does not say it.", nullable = true) @Nullable
        String reason,

        @Schema(description = "True when left out.", nullable = true) @Nullable
        Boolean mandatory,

        @Schema(description = "The optional unit that is lost without this piece.", nullable = true) @Nullable
        String boundToUnit,

        @Schema(description = "The piece of the same list that this one may replace.", nullable = true) @Nullable
        String alternativeOf,

        PieceRule.@Nullable Due due) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ChecklistCondition",
            description = "Every part given must hold; `any` is enough with one of its facts.")
    record Condition(
            @Nullable Set<Category> categories,
            @Nullable Set<String> specialties,
            @Nullable Set<Circumstance> any,
            @Nullable Set<Circumstance> all,
            @Nullable Set<String> units) {

        When toWhen() {
            return new When(some(categories), some(specialties), some(any), some(all), some(units));
        }

        static <T> Set<T> some(@Nullable Set<T> given) {
            return given == null ? Set.of() : given;
        }
    }

    static RuleLine of(PieceRule rule) {
        var when = rule.when();
        return new RuleLine(
                rule.code(),
                when.equals(When.ALWAYS)
                        ? null
                        : new Condition(when.categories(), when.specialties(), when.any(), when.all(), when.units()),
                rule.label(),
                rule.reason(),
                rule.mandatory(),
                rule.boundToUnit().orElse(null),
                rule.alternativeOf().orElse(null),
                rule.due());
    }

    PieceRule toRule(PieceKind kind) {
        return new PieceRule(
                code,
                label == null ? kind.label() : label,
                reason == null ? kind.reason() : reason,
                when == null ? When.ALWAYS : when.toWhen(),
                mandatory == null || mandatory,
                Optional.ofNullable(boundToUnit),
                Optional.ofNullable(alternativeOf),
                due == null ? PieceRule.Due.PIECES : due);
    }
}
