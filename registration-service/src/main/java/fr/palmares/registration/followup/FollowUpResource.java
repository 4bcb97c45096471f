package fr.palmares.registration.followup;

import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The follow-up list of establishments and exam offices, its counts and its export. */
@Path("/v1/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
@RunOnVirtualThread
class FollowUpResource {

    private static final String CSV = "text/csv";

    private final RegistrationList list;
    private final FollowUpFilter filters;

    FollowUpResource(RegistrationList list, FollowUpFilter filters) {
        this.list = list;
        this.filters = filters;
    }

    @GET
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @Operation(
            operationId = "listRegistrations",
            summary = "List the registrations you may see",
            description = "A candidate's own; an establishment's candidates; an exam office's académie and the"
                    + " specialties it leads.")
    @APIResponse(responseCode = "200", description = "A part of the list, with the cursor of the next one.")
    public Page<RegistrationList.Line> list(
            @BeanParam FollowUpFilter.Asked asked,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return list.page(asked, cursor, limit);
    }

    @GET
    @Path("/counts")
    @RolesAllowed({"establishment", "exam-office"})
    @Operation(
            operationId = "countRegistrations",
            summary = "Count the registrations per state and colour of the file",
            description = "Of the registrations that the list with the same filters would show.")
    @APIResponse(
            responseCode = "200",
            description = "The counts.",
            content = @Content(schema = @Schema(implementation = RegistrationList.Counts.class)))
    public RegistrationList.Counts counts(@BeanParam FollowUpFilter.Asked asked) {
        return list.counts(asked);
    }

    @GET
    @Path("/export")
    @Produces(CSV)
    @RolesAllowed({"establishment", "exam-office"})
    @Operation(
            operationId = "exportRegistrations",
            summary = "Download the follow-up list for a spreadsheet",
            description = "The registrations you may see, filtered as the list is, in the order of the names, in UTF-8"
                    + " with `;`.")
    @APIResponse(
            responseCode = "200",
            description = "One line per registration.",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "line",
                                            value =
                                                    "0190a1b2-0000-7000-8000-000000000002;2026;17;0440001M;MCO-2024;scolaire;inscrit;1;dépôt commencé;MARTIN;Camille;2005-04-12;123456789FF")))
    public RestResponse<StreamingOutput> export(@BeanParam FollowUpFilter.Asked asked) {
        var visible = filters.conditions(asked);
        StreamingOutput file = output -> {
            var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            list.all(visible, new CsvExport(writer)::add);
            writer.flush();
        };
        return RestResponse.ResponseBuilder.ok(file)
                .type(CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"inscriptions.csv\"")
                .build();
    }
}
