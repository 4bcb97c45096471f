package fr.palmares.account.signup;

import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.NewPassword;
import fr.palmares.account.signup.domain.SignUp;
import fr.palmares.platform.web.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Sign-up", description = "Independent candidates open and activate their own account.")
class SignUpResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "SignUp", description = "Civil status must equal the identity document.")
    record SignUpRequest(
            @NotNull(message = MISSING) @Schema(examples = "nina.dupont@example.org")
            String email,

            @NotNull(message = MISSING) @Schema(examples = "Dupont")
            String familyName,

            @Nullable @Schema(examples = "Martin") String usageName,

            @NotNull(message = MISSING) @Schema(examples = "Nina, Jeanne")
            String givenNames,

            @NotNull(message = MISSING) @Schema(examples = "2004-03-17")
            LocalDate birthDate,

            @NotNull(message = MISSING) @Schema(examples = "Nantes")
            String birthplace,

            @Nullable @Valid PostalAddress address,

            @Nullable @Schema(examples = "17", description = "Academy where the candidate lives.")
            String academy) {

        SignUp signUp() {
            return new SignUp(
                    email,
                    new CivilStatus(familyName, usageName, givenNames, birthDate, birthplace),
                    address == null ? null : new Address(address.street(), address.postalCode(), address.city()),
                    academy);
        }
    }

    @Schema(name = "PostalAddress")
    record PostalAddress(
            @NotNull(message = MISSING) @Schema(examples = "3, rue de la Fosse")
            String street,

            @NotNull(message = MISSING) @Schema(examples = "44000")
            String postalCode,

            @NotNull(message = MISSING) @Schema(examples = "Nantes")
            String city) {}

    @Schema(name = "Activation")
    record ActivationRequest(
            @NotNull(message = MISSING) @Schema(examples = "q8Zk3mT0c1xVd2bLw7sYh5fRgUaPj4eN6oIiKtBvXyE")
            String token,

            @NotNull(message = MISSING) @Schema(examples = "correct-cheval-pile-agrafe")
            String password) {}

    private final AskForAccount askForAccount;
    private final ActivateAccount activateAccount;

    SignUpResource(AskForAccount askForAccount, ActivateAccount activateAccount) {
        this.askForAccount = askForAccount;
        this.activateAccount = activateAccount;
    }

    @POST
    @Path("/accounts")
    @ResponseStatus(202)
    @RateLimited(requests = 300, seconds = 60)
    @Operation(
            operationId = "openAccount",
            summary = "Open an account",
            description = "The answer is the same, and takes the same time, whether the e-mail is known or not; what"
                    + " happens next is told by e-mail. An activation link lives 48 hours; asking again sends a new one,"
                    + " which ends the older. The password is chosen by whoever follows the link.")
    @APIResponse(responseCode = "202", description = "An e-mail is on its way.")
    public void open(@NotNull(message = MISSING) @Valid SignUpRequest request) {
        askForAccount.handle(request.signUp());
    }

    @POST
    @Path("/activations")
    @ResponseStatus(204)
    @RateLimited(requests = 300, seconds = 60)
    @Operation(
            operationId = "activateAccount",
            summary = "Activate an account with the token of the e-mailed link, and choose its password",
            description = "The link proves the address, so nobody else can have chosen the password beforehand.")
    @APIResponse(responseCode = "204", description = "Active: sign in.")
    @APIResponse(responseCode = "409", description = "`/problems/account-already-active`: nothing to do, sign in.")
    @APIResponse(
            responseCode = "410",
            description = "`/problems/link-no-longer-valid`: unknown, replaced, or older than 48 hours.")
    @APIResponse(responseCode = "422", description = "`/problems/password-refused`; the link stays good.")
    @APIResponse(responseCode = "503", description = "Keycloak does not answer; the link stays good. See Retry-After.")
    public void activate(@NotNull(message = MISSING) @Valid ActivationRequest request) {
        activateAccount.handle(new ActivateAccount.Command(request.token(), new NewPassword(request.password())));
    }
}
