package fr.palmares.documents.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Note;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an exam office asks for one exam session, as it writes it down. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ChecklistRules", description = "The pieces an academy asks for one exam session.")
record RuleSet(
        @NotNull(message = "Dites d’où viennent ces règles : la note de votre service des examens.")
        @Size(max = 500, message = "La source dépasse 500 caractères.")
        @Schema(examples = "Note Nantes 2026, rectifiée le 3 novembre 2025")
        @Nullable
        String source,

        @Schema(description = "Begin with the national list; the lines below add to it or say a piece otherwise.")
        boolean inheritsNational,

        @NotNull(message = "Dites pour quelles catégories ces règles parlent.")
        @Schema(description = "Candidates of other categories get the national list.")
        @Nullable
        Set<Category> speaksFor,

        @NotNull(message = "Dites ce qui arrive aux dossiers incomplets : CANCEL ou NOTIFY.")
        Note.@Nullable Missing missingAtDeadline,

        @Schema(description = "Codes of the national list that are not asked here.") @Nullable
        Set<String> removed,

        @NotNull(message = "La liste des pièces est obligatoire.")
        @Size(max = 300, message = "Une liste a 300 lignes au plus.")
        @Valid
        @Nullable
        List<RuleLine> lines) {

    List<RuleLine> given() {
        return lines == null ? List.of() : lines;
    }
}
