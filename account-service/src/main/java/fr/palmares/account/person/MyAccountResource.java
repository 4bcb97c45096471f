package fr.palmares.account.person;

import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.person.domain.Person;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/accounts/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "My account", description = "What a candidate sees and changes of the own account.")
class MyAccountResource {

    @Schema(name = "MyAccount")
    record MyAccount(
            @Schema(examples = "0190a1b2-0000-7000-8000-000000000001")
            UUID personId,

            @Schema(examples = "n.dupont-4f7k") @Nullable String identifier,
            AccountState account,
            @Schema(examples = "Dupont") String familyName,
            @Schema(examples = "Martin") @Nullable String usageName,
            @Schema(examples = "Nina, Jeanne") String givenNames,
            @Schema(examples = "2004-03-17") LocalDate birthDate,
            @Schema(examples = "Nantes") String birthplace,
            @Schema(examples = "123456789FF") @Nullable String ine,

            @Schema(examples = "nina.dupont@example.org", description = "Where messages go.") @Nullable
            String email,

            @Schema(description = "Whether a link sent there was followed.")
            boolean emailProven,

            @Nullable MyAddress address,
            @Schema(examples = "17") @Nullable String academy,
            @Schema(examples = "0440001M") @Nullable String uai) {

        static MyAccount of(Person person, @Nullable Account account) {
            var status = person.civilStatus();
            return new MyAccount(
                    person.id(),
                    account == null ? null : account.identifier(),
                    person.account(),
                    status.familyName(),
                    status.usageName(),
                    status.givenNames(),
                    status.birthDate(),
                    status.birthplace(),
                    person.ine(),
                    person.email(),
                    account instanceof Account.Active active
                            && active.email() != null
                            && active.email().equals(person.email()),
                    person.address() == null ? null : MyAddress.of(person.address()),
                    person.academy(),
                    person.uai());
        }
    }

    @Schema(name = "Address")
    record MyAddress(
            @Schema(examples = "3, rue de la Fosse") String street,
            @Schema(examples = "44000") String postalCode,
            @Schema(examples = "Nantes") String city) {

        static MyAddress of(Address address) {
            return new MyAddress(address.street(), address.postalCode(), address.city());
        }
    }

    private final People people;
    private final Accounts accounts;
    private final Caller caller;

    MyAccountResource(People people, Accounts accounts, Caller caller) {
        this.people = people;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("candidate")
    @Transactional
    @Operation(operationId = "getMyAccount", summary = "Read the own account and civil status")
    @APIResponse(
            responseCode = "200",
            description = "The caller's own account.",
            content = @Content(schema = @Schema(implementation = MyAccount.class)))
    @APIResponse(responseCode = "404", description = "The account was erased meanwhile.")
    public MyAccount get() {
        var id = caller.person();
        return people.find(id)
                .map(person -> MyAccount.of(person, accounts.find(id).orElse(null)))
                .orElseThrow(() -> new NotFound("Ce compte n’existe plus."));
    }
}
