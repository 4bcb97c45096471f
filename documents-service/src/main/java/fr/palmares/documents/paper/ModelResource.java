package fr.palmares.documents.paper;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.paper.composing.Composer;
import fr.palmares.documents.paper.composing.PaperKind;
import fr.palmares.documents.paper.composing.Templates;
import fr.palmares.documents.paper.composing.Wording;
import fr.palmares.documents.paper.typesetting.Typesetter;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.web.RateLimited;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Models that schools print before anybody is registered. */
@Path("/v1/document-models")
@Tag(name = "Documents")
class ModelResource {

    private final Composer composer;
    private final Templates templates;
    private final Typesetter typesetter;
    private final ShippedRules rules;

    ModelResource(Composer composer, Templates templates, Typesetter typesetter, ShippedRules rules) {
        this.composer = composer;
        this.templates = templates;
        this.typesetter = typesetter;
        this.rules = rules;
    }

    @GET
    @Path("/preparatory-form")
    @Produces("application/pdf")
    @RolesAllowed({"establishment", "exam-office"})
    @RateLimited(requests = 60, seconds = 60)
    @RunOnVirtualThread
    @Operation(
            operationId = "printPreparatoryForm",
            summary = "Print the preparatory form, blank",
            description =
                    "With the tests of the specialty. The form of a candidate whom a school imported is filled in and"
                            + " found among the documents of the registration.")
    @APIResponse(
            responseCode = "200",
            description = "The PDF.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response preparatoryForm(
            @RestQuery @NotNull(message = "Indiquez la session d’examen (examSession).") @Nullable Integer examSession,
            @RestQuery
                    @NotNull(message = "Indiquez la spécialité (specialty).")
                    @Nullable
                    @Parameter(example = "MCO-2024")
                    String specialty,
            @RestQuery @NotNull(message = "Indiquez l’académie (academy).") @Nullable @Parameter(example = "17")
                    String academy) {
        if (!rules.knowsExamSession(given(examSession))) {
            throw InvalidInput.unprocessable("#examSession", "La session " + examSession + " n’existe pas.");
        }
        if (!rules.knowsAcademy(given(academy))) {
            throw InvalidInput.unprocessable("#academy", "L’académie « " + academy + " » n’existe pas.");
        }
        if (!rules.knowsSpecialty(given(specialty))) {
            throw InvalidInput.unprocessable("#specialty", "La spécialité « " + specialty + " » n’existe pas.");
        }
        var at = LocalDate.of(examSession - 1, 9, 1).atStartOfDay(Wording.PARIS).toInstant();
        var page = QuarkusTransaction.requiringNew()
                .call(() -> templates.page(
                        PaperKind.PREPARATORY_FORM, composer.blankForm(examSession, academy, specialty, at)));
        return Response.ok(typesetter.pdf(page, at), "application/pdf")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"fiche-preparatoire-" + specialty + "-" + examSession + ".pdf\"")
                .build();
    }

    private static <T> T given(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}
