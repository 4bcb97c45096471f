package fr.palmares.notification.template;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.template.MoveTemplate.Goal;
import fr.palmares.notification.template.Templates.Version;
import fr.palmares.notification.template.domain.TemplateState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What goes in and out of the operations on message templates. */
final class TemplateBodies {

    @Schema(name = "MessageTemplateDraft")
    record Draft(
            @Nullable
            @NotNull
            @NotBlank
            @Size(max = 120)
            @Schema(
                    nullable = false,
                    examples = "Une pièce est à remplacer",
                    description = "Title and subject: what a passer-by may read; no variables.")
            String title,

            @Nullable
            @NotNull
            @NotBlank
            @Size(max = 5000)
            @Schema(
                    nullable = false,
                    examples = "La pièce « {label} » est refusée : {reason}.",
                    description =
                            "French plain text as a Qute template with `if` and `for`; paragraphs are parted by an"
                                    + " empty line, items begin with « – ». The accessible HTML is made of it.")
            String body) {}

    @Schema(name = "MessageTemplateVersion")
    record View(
            MessageKind kind,
            @Schema(examples = "1") int version,
            @Schema(examples = "Une pièce est à remplacer") String title,

            @Schema(examples = "La pièce « {label} » est refusée : {reason}.")
            String body,

            @Schema(
                    enumeration = {"DRAFT", "VALIDATED", "PUBLISHED", "RETIRED"},
                    examples = "DRAFT")
            String state,

            @Schema(description = "Whether somebody has looked at its preview.")
            boolean previewed,

            @Schema(examples = "2025-11-21T09:30:00Z") Instant createdAt) {

        static View of(Version version) {
            return new View(
                    version.kind(),
                    version.version(),
                    version.title(),
                    version.body(),
                    version.state().code(),
                    switch (version.state()) {
                        case TemplateState.Draft _ -> false;
                        case TemplateState.Validated(var at) -> at != null;
                        case TemplateState.Published _, TemplateState.Retired _ -> true;
                    },
                    version.createdAt());
        }
    }

    @Schema(name = "MessageTemplate")
    record Kind(
            MessageKind kind,

            @Schema(examples = "[\"label\", \"reason\", \"text\"]", description = "What its words may name.")
            List<String> variables,

            @Schema(examples = "0", description = "0: the service's own words.")
            int published) {}

    @Schema(name = "MessageTemplates")
    record Kinds(List<Kind> items) {}

    @Schema(name = "MessageTemplateVersions")
    record Views(List<View> items) {}

    @Schema(name = "MessageTemplateState")
    record Move(
            @Nullable @NotNull @Schema(nullable = false, examples = "VALIDATED")
            Goal state) {}

    @Schema(name = "MessageTemplatePreview", description = "Filled in with invented data, as a candidate would get it.")
    record Preview(
            @Schema(examples = "Une pièce est à remplacer") String title,

            @Schema(examples = "La pièce « Pièce d’identité » est refusée : elle n’est pas lisible.")
            String message,

            @Schema(description = "The e-mail as plain text.")
            String text,

            @Schema(description = "The e-mail as accessible HTML.")
            String html) {}

    private TemplateBodies() {}
}
