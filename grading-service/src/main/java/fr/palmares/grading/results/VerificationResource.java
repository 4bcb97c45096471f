package fr.palmares.grading.results;

import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Person;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Locale;
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
@Tag(name = "Results")
@PermitAll
@SecurityRequirementsSet
class VerificationResource {

    enum State {
        VALID,
        REVOKED,
        UNKNOWN
    }

    @Schema(name = "Verification")
    record VerificationAnswer(
            State state,
            @Nullable @Schema(examples = "LE GOFF Anne") String name,
            @Nullable @Schema(examples = "BTS Management commercial opérationnel") String diploma,
            @Nullable @Schema(examples = "2026") Integer examSession) {

        static VerificationAnswer only(State state) {
            return new VerificationAnswer(state, null, null, null);
        }
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "verifyAttestation", summary = "Check the code of an attestation")
    @APIResponse(
            responseCode = "200",
            description = "Valid, revoked or unknown; name, diploma and exam session when valid",
            content = @Content(schema = @Schema(implementation = VerificationAnswer.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many tries",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public VerificationAnswer verify(@RestPath String code) {
        return found(code.toUpperCase(Locale.ROOT).strip())
                .map(VerificationResource::answer)
                .orElseGet(() -> VerificationAnswer.only(State.UNKNOWN));
    }

    private static Optional<PublishedResult> found(String code) {
        return PublishedResult.find("verificationCode", code).firstResultOptional();
    }

    private static VerificationAnswer answer(PublishedResult admission) {
        if (admission.revokedAt != null) {
            return VerificationAnswer.only(State.REVOKED);
        }
        var result = admission.result();
        var name = ExamFile.<ExamFile>findByIdOptional(admission.registrationId)
                .flatMap(file -> Person.<Person>findByIdOptional(file.personId))
                .map(person -> person.familyName.toUpperCase(Locale.FRENCH) + " " + person.givenNames)
                .orElse(null);
        return new VerificationAnswer(
                State.VALID, name, "BTS " + result.specialtyTitle(), result.examSession());
    }
}
