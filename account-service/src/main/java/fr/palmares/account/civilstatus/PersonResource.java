package fr.palmares.account.civilstatus;

import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.person.domain.Person;
import fr.palmares.platform.web.ETags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/people/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({"establishment", "exam-office"})
@Tag(name = "People", description = "Civil status, for the establishment and the exam office of the candidate.")
class PersonResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "Person")
    record View(
            @Schema(examples = "0190a1b2-0000-7000-8000-000000000001")
            UUID personId,

            @Schema(examples = "Dupont") String familyName,
            @Nullable @Schema(examples = "Martin") String usageName,
            @Schema(examples = "Nina, Jeanne") String givenNames,
            @Schema(examples = "2004-03-17") LocalDate birthDate,
            @Schema(examples = "Nantes") String birthplace,
            @Nullable @Schema(examples = "123456789FF") String ine,
            @Nullable @Schema(examples = "17") String academy,
            @Nullable @Schema(examples = "0440001M") String uai,
            AccountState account) {

        static View of(Person person) {
            var status = person.civilStatus();
            return new View(
                    person.id(),
                    status.familyName(),
                    status.usageName(),
                    status.givenNames(),
                    status.birthDate(),
                    status.birthplace(),
                    person.ine(),
                    person.academy(),
                    person.uai(),
                    person.account());
        }
    }

    @Schema(name = "CivilStatusChange")
    record Change(
            @NotNull(message = MISSING) @Schema(examples = "Dupont")
            String familyName,

            @Nullable @Schema(examples = "Martin") String usageName,

            @NotNull(message = MISSING) @Schema(examples = "Nina, Jeanne")
            String givenNames,

            @NotNull(message = MISSING) @Schema(examples = "2004-03-17")
            LocalDate birthDate,

            @NotNull(message = MISSING) @Schema(examples = "Nantes")
            String birthplace,

            @NotNull(message = MISSING) @Schema(examples = "Nom rectifié au vu de la pièce d’identité.")
            String reason) {}

    private final ChangeCivilStatus change;
    private final People people;

    PersonResource(ChangeCivilStatus change, People people) {
        this.change = change;
        this.people = people;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getPerson",
            summary = "Read a candidate's civil status",
            description = "An establishment sees the candidates it presents, an exam office those of its academies;"
                    + " every read is audited.")
    @APIResponse(
            responseCode = "200",
            description = "The person; the version is the ETag.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public RestResponse<View> get(@RestPath UUID id) {
        return answer(change.read(id));
    }

    @PUT
    @Path("/civil-status")
    @Operation(
            operationId = "changeCivilStatus",
            summary = "Correct a candidate's civil status, with the reason",
            description = "An establishment may until a registration is confirmed, the exam office at any time.")
    @APIResponse(
            responseCode = "200",
            description = "The person as it is now; the version is the ETag.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/identity-locked`: a registration is confirmed, the exam office alone may.")
    @APIResponse(responseCode = "503", description = "Keycloak does not answer; nothing was changed. See Retry-After.")
    public RestResponse<View> change(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull(message = MISSING) @Valid Change body) {
        return answer(change.handle(new ChangeCivilStatus.Command(
                id,
                new CivilStatus(
                        body.familyName(), body.usageName(), body.givenNames(), body.birthDate(), body.birthplace()),
                body.reason(),
                ifMatch)));
    }

    private RestResponse<View> answer(Person person) {
        return RestResponse.ResponseBuilder.ok(View.of(person))
                .header(HttpHeaders.ETAG, ETags.of(people.version(person.id())))
                .build();
    }
}
