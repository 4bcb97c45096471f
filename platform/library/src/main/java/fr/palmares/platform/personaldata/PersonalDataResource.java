package fr.palmares.platform.personaldata;

import fr.palmares.platform.problem.NotFound;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Between services: the signed address is the key, so it is no part of the public contract. */
@Path(SignedAddress.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@IfBuildProperty(name = "palmares.personal-data.answered", stringValue = "true")
class PersonalDataResource {

    private final PersonalDataParts parts;
    private final SignedAddress address;

    PersonalDataResource(PersonalDataParts parts, SignedAddress address) {
        this.parts = parts;
        this.address = address;
    }

    @GET
    @Path("/{exportId}")
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> get(
            @RestPath UUID exportId,
            @RestQuery @DefaultValue("0") long expires,
            @RestQuery @DefaultValue("") String signature) {
        if (!address.opens(exportId, expires, signature)) {
            throw unknown();
        }
        return RestResponse.ResponseBuilder.ok(parts.find(exportId).orElseThrow(PersonalDataResource::unknown))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static NotFound unknown() {
        return new NotFound("Ce lien n’est pas valable, ou il ne l’est plus.");
    }
}
