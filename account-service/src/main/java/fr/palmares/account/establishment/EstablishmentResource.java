package fr.palmares.account.establishment;

import fr.palmares.account.establishment.domain.Establishment;
import fr.palmares.account.establishment.domain.Establishment.Actor;
import fr.palmares.account.establishment.domain.Establishment.Contact;
import fr.palmares.account.establishment.domain.Establishment.Settings;
import fr.palmares.account.establishment.domain.Establishment.Type;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.ETags;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/establishments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Establishments", description = "The directory of establishments and what each decides for itself.")
class EstablishmentResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "EstablishmentDescription")
    record Description(
            @NotNull(message = MISSING) @Schema(examples = "Lycée Jules-Verne")
            String name,

            @NotNull(message = MISSING) @Schema(examples = "LYCEE")
            Type type,

            @NotNull(message = MISSING) @Schema(examples = "17")
            String academy) {}

    @Schema(name = "EstablishmentSettings")
    record Choices(
            @Nullable ContactDetails contact,

            @NotNull(message = MISSING) @Schema(examples = "CANDIDATE", description = "Who finishes the registrations.")
            Actor finishesRegistrations,

            @NotNull(message = MISSING) @Schema(examples = "CANDIDATE", description = "Who uploads the pieces.")
            Actor uploads,

            @NotNull(message = MISSING) @Schema(examples = "[\"MCO-2024\"]")
            List<String> specialties) {}

    @Schema(name = "Contact")
    record ContactDetails(
            @Nullable @Schema(examples = "Secrétariat des examens")
            String name,

            @Nullable @Schema(examples = "examens@lycee.example.org")
            String email,

            @Nullable @Schema(examples = "02 40 00 00 00") String phone) {}

    @Schema(name = "Establishment")
    record View(
            @Schema(examples = "0440001M") String uai,
            @Schema(examples = "Lycée Jules-Verne") String name,
            Type type,
            @Schema(examples = "17") String academy,
            @Nullable ContactDetails contact,
            Actor finishesRegistrations,
            Actor uploads,
            @Schema(examples = "[\"MCO-2024\"]") List<String> specialties) {

        static View of(Establishment establishment) {
            var settings = establishment.settings();
            var contact = settings.contact();
            return new View(
                    establishment.uai(),
                    establishment.name(),
                    establishment.type(),
                    establishment.academy(),
                    contact == null ? null : new ContactDetails(contact.name(), contact.email(), contact.phone()),
                    settings.finishesRegistrations(),
                    settings.uploads(),
                    settings.specialties());
        }
    }

    @Schema(name = "EstablishmentPage")
    record Views(List<View> items, @Nullable String next) {}

    private final ChangeEstablishment change;
    private final Establishments establishments;
    private final Academies academies;
    private final Caller caller;

    EstablishmentResource(
            ChangeEstablishment change, Establishments establishments, Academies academies, Caller caller) {
        this.change = change;
        this.establishments = establishments;
        this.academies = academies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"administrator", "establishment", "exam-office"})
    @Transactional
    @Operation(
            operationId = "listEstablishments",
            summary = "List establishments",
            description = "An establishment sees its own, an exam office those of its academies, an administrator all.")
    @APIResponse(responseCode = "200", description = "One page, by UAI.")
    public Views list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable @Parameter(description = "`next` of the previous page.") String cursor) {
        var keys = Cursor.decode(cursor);
        var seen = caller.has("administrator")
                ? academies.codes()
                : caller.has("exam-office") ? caller.values("academies") : Set.<String>of();
        var rows = establishments.list(seen, caller.values("uai"), keys.isEmpty() ? "" : keys.getFirst(), limit);
        var page = Page.of(rows, limit, last -> Cursor.encode(last.uai()));
        return new Views(page.items().stream().map(View::of).toList(), page.next());
    }

    @GET
    @Path("/{uai}")
    @RolesAllowed({"administrator", "establishment", "exam-office"})
    @Transactional
    @Operation(operationId = "getEstablishment", summary = "Read an establishment and its settings")
    @APIResponse(
            responseCode = "200",
            description = "The establishment; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public RestResponse<View> get(@RestPath String uai) {
        return answer(establishments.visible(uai));
    }

    @PUT
    @Path("/{uai}")
    @RolesAllowed("administrator")
    @Operation(
            operationId = "putEstablishment",
            summary = "Enter or rename an establishment",
            description = "Settings are the establishment's own and stay as they are.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "422", description = "No UAI, wrong check letter, unknown academy.")
    public RestResponse<View> put(
            @RestPath String uai,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull(message = MISSING) @Valid Description body) {
        return answer(change.handle(
                new ChangeEstablishment.Describe(uai, body.name(), body.type(), body.academy(), ifMatch)));
    }

    @PUT
    @Path("/{uai}/settings")
    @RolesAllowed("establishment")
    @Operation(
            operationId = "putEstablishmentSettings",
            summary = "Decide who finishes the registrations and who uploads, specialties and contact")
    @APIResponse(
            responseCode = "200",
            description = "As it is now; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public RestResponse<View> putSettings(
            @RestPath String uai,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull(message = MISSING) @Valid Choices body) {
        var contact = body.contact();
        var settings = new Settings(
                contact == null ? null : new Contact(contact.name(), contact.email(), contact.phone()),
                body.finishesRegistrations(),
                body.uploads(),
                body.specialties());
        return answer(change.handle(new ChangeEstablishment.Decide(uai, settings, ifMatch)));
    }

    private static RestResponse<View> answer(Establishment establishment) {
        return RestResponse.ResponseBuilder.ok(View.of(establishment))
                .header(HttpHeaders.ETAG, ETags.of(establishment.version()))
                .build();
    }
}
