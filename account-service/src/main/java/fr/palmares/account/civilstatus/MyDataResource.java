package fr.palmares.account.civilstatus;

import fr.palmares.account.person.domain.Address;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/my-data")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("candidate")
@Tag(name = "My account", description = "What a candidate sees and changes of the own account.")
class MyDataResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "NewAddress")
    record NewAddress(
            @NotNull(message = MISSING) @Schema(examples = "3, rue de la Fosse")
            String street,

            @NotNull(message = MISSING) @Schema(examples = "44000")
            String postalCode,

            @NotNull(message = MISSING) @Schema(examples = "Nantes")
            String city) {}

    private final MyData data;
    private final Caller caller;

    MyDataResource(MyData data, Caller caller) {
        this.data = data;
        this.caller = caller;
    }

    @PUT
    @Path("/address")
    @ResponseStatus(204)
    @Operation(
            operationId = "changeMyAddress",
            summary = "Tell a new address",
            description = "The exam office sees the change in its feed.")
    @APIResponse(responseCode = "204", description = "Kept.")
    @APIResponse(responseCode = "404", description = "The account was erased meanwhile.")
    public void move(@NotNull(message = MISSING) @Valid NewAddress body) {
        data.move(caller.person(), new Address(body.street(), body.postalCode(), body.city()));
    }

    @POST
    @Path("/erasure")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(
            operationId = "eraseMyData",
            summary = "Erase the own account and personal data",
            description = "For somebody without registration; the file of an exam is kept as long as the law asks.")
    @APIResponse(responseCode = "204", description = "Erased here; the other services forget their copies.")
    @APIResponse(responseCode = "404", description = "The account was erased before.")
    @APIResponse(responseCode = "409", description = "`/problems/registration-under-way`.")
    @APIResponse(responseCode = "503", description = "Keycloak does not answer; nothing was erased. See Retry-After.")
    public void erase() {
        data.erase(caller.person());
    }
}
