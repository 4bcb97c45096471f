package fr.palmares.grading.results.verification;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.examfile.Person;
import fr.palmares.grading.results.PublishedResult;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Anybody who holds an attestation may check it; the answer says no more than the attestation does (G-13). */
@Path("/v1/verifications/{code}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
class VerificationResource {

    @Schema(name = "Revocation")
    record RevocationBody(
            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Attestation délivrée par erreur")
            String reason) {}

    enum State {
        VALID,
        REVOKED,
        UNKNOWN
    }

    @Schema(name = "Verification")
    record VerificationAnswer(
            State state,
            @Nullable @Schema(examples = "LE GOFF Anne") String name,

            @Nullable @Schema(examples = "BTS Management commercial opérationnel")
            String diploma,

            @Nullable @Schema(examples = "2026") Integer examSession) {

        static VerificationAnswer only(State state) {
            return new VerificationAnswer(state, null, null, null);
        }
    }

    private final Scope scope;
    private final AuditTrail audit;
    private final EntityManager database;
    private final Clock clock;

    VerificationResource(Scope scope, AuditTrail audit, EntityManager database, Clock clock) {
        this.scope = scope;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @SecurityRequirementsSet
    @RateLimited(requests = 120, seconds = 60)
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "verifyAttestation", summary = "Check the code of an attestation")
    @APIResponse(
            responseCode = "200",
            description = "Valid, revoked or unknown; name, diploma and exam session when valid",
            content = @Content(schema = @Schema(implementation = VerificationAnswer.class)))
    public VerificationAnswer verify(@RestPath String code) {
        return VerificationCodes.normal(code).map(this::answer).orElseGet(() -> VerificationAnswer.only(State.UNKNOWN));
    }

    @PUT
    @Path("/revocation")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "revokeAttestation", summary = "Revoke the code of an attestation, for good")
    @APIResponse(responseCode = "204", description = "Revoked; verifying it says so from now on")
    public void revoke(@RestPath String code, @Valid @NotNull RevocationBody body) {
        var admission = VerificationCodes.normal(code)
                .flatMap(VerificationResource::readable)
                .filter(result -> scope.managesAcademy(result.result().academy()))
                .orElseThrow(() -> new NotFound("Aucune attestation ne porte ce code."));
        if (admission.revokedAt == null) {
            database.createNativeQuery("UPDATE published_result SET revoked_at = ?2 WHERE verification_code = ?1")
                    .setParameter(1, admission.verificationCode)
                    .setParameter(2, clock.instant())
                    .executeUpdate();
            audit.record("attestation.revoked", admission.registrationId.toString(), Map.of("reason", body.reason()));
        }
    }

    private static Optional<PublishedResult> readable(String code) {
        return PublishedResult.find("verificationCode = ?1 order by publishedAt desc", code)
                .firstResultOptional();
    }

    private VerificationAnswer answer(String code) {
        return readable(code)
                .map(VerificationResource::answer)
                .orElseGet(() -> VerificationAnswer.only(wasPublished(code) ? State.REVOKED : State.UNKNOWN));
    }

    /** In a publication withdrawn since; one that is only prepared is unknown to everybody (G-13). */
    private boolean wasPublished(String code) {
        return !database.createNativeQuery(
                        "SELECT 1 FROM published_result r JOIN publication p ON p.id = r.publication_id"
                                + " WHERE r.verification_code = ?1 AND p.state = 'WITHDRAWN'")
                .setParameter(1, code)
                .getResultList()
                .isEmpty();
    }

    private static VerificationAnswer answer(PublishedResult admission) {
        if (admission.revokedAt != null) {
            return VerificationAnswer.only(State.REVOKED);
        }
        var result = admission.result();
        var name = Person.<Person>findByIdOptional(result.personId())
                .map(person -> person.familyName.toUpperCase(Locale.FRENCH) + " " + person.givenNames)
                .orElse(null);
        return new VerificationAnswer(State.VALID, name, "BTS " + result.specialtyTitle(), result.examSession());
    }
}
