package fr.palmares.account.linking;

import fr.palmares.account.identity.OtherSignIns;
import fr.palmares.account.identity.OtherSignIns.Provider;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/accounts/me/identity-providers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("candidate")
@Tag(name = "My account", description = "What a candidate sees and changes of the own account.")
class MyIdentityProvidersResource {

    @Schema(name = "IdentityProvider")
    record View(
            @Schema(examples = "educonnect") String alias,
            @Schema(examples = "ÉduConnect") String name,
            boolean linked,

            @Schema(
                    examples = "idp_link:educonnect",
                    description = "Send the person to the sign-in page with this as `kc_action` to link it.")
            String action) {

        static View of(Provider provider) {
            return new View(provider.alias(), provider.name(), provider.linked(), "idp_link:" + provider.alias());
        }
    }

    @Schema(name = "IdentityProviders")
    record Views(List<View> items) {}

    private final Accounts accounts;
    private final OtherSignIns others;
    private final Caller caller;

    MyIdentityProvidersResource(Accounts accounts, OtherSignIns others, Caller caller) {
        this.accounts = accounts;
        this.others = others;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listIdentityProviders",
            summary = "See which other sign-ins exist and which are linked",
            description = "Linking happens on the sign-in pages, where both sides prove who they are.")
    @APIResponse(responseCode = "200", description = "Those that the realm is configured with.")
    public Views list() {
        return new Views(
                others.providersOf(mine().identity()).stream().map(View::of).toList());
    }

    @DELETE
    @Path("/{provider}")
    @Transactional
    @ResponseStatus(204)
    @Operation(
            operationId = "unlinkIdentityProvider",
            summary = "Unlink another sign-in",
            description = "The account and its password stay.")
    @APIResponse(responseCode = "204", description = "Unlinked.")
    public void unlink(@RestPath String provider) {
        if (!others.unlink(mine().identity(), provider)) {
            throw new NotFound("Votre compte n’est pas lié à ce service de connexion.");
        }
    }

    private Account.Active mine() {
        if (accounts.find(caller.person()).orElse(null) instanceof Account.Active account) {
            return account;
        }
        throw new NotFound("Ce compte n’existe plus.");
    }
}
