package fr.palmares.account.email;

import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/accounts/me/email")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "My account", description = "What a candidate sees and changes of the own account.")
class MyEmailResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "EmailChange")
    record EmailChange(
            @NotNull(message = MISSING) @Schema(examples = "nina.dupont@example.org")
            String email) {}

    private final ProvenEmails emails;
    private final Accounts accounts;
    private final Caller caller;
    private final Set<String> disposableDomains;

    MyEmailResource(
            ProvenEmails emails,
            Accounts accounts,
            Caller caller,
            @ConfigProperty(name = "palmares.account.disposable-domains") Set<String> disposableDomains) {
        this.emails = emails;
        this.accounts = accounts;
        this.caller = caller;
        this.disposableDomains = disposableDomains;
    }

    @PUT
    @RolesAllowed("candidate")
    @ResponseStatus(202)
    @Transactional
    @Operation(
            operationId = "changeMyEmail",
            summary = "Ask for another e-mail address",
            description = "It counts once the link sent there is followed; the former address is then told. The answer"
                    + " is the same whether the new address is known or not.")
    @APIResponse(responseCode = "202", description = "An e-mail is on its way to the new address.")
    @APIResponse(responseCode = "422", description = "No valid e-mail address, or a disposable one.")
    public void change(@NotNull(message = MISSING) @Valid EmailChange body) {
        new Faults()
                .add("/email", EmailAddress.flaw(body.email(), disposableDomains))
                .refuse();
        if (!(accounts.findToChange(caller.person()).orElse(null) instanceof Account.Active account)) {
            throw new NotFound("Ce compte n’existe plus.");
        }
        emails.ask(account.personId(), EmailAddress.clean(body.email()));
    }
}
