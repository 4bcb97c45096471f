package fr.palmares.notification.mail;

import fr.palmares.notification.mail.domain.DeliveryReport;
import fr.palmares.notification.mail.domain.DeliveryReport.Verdict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("administrator")
@Tag(name = "E-mail", description = "The queue of e-mails, for who runs the platform.")
class BouncesResource {

    private static final int LONGEST_REPORT = 1_000_000;

    @Schema(name = "DeliveryReport")
    record View(
            @Schema(examples = "0190a1b2-0000-7000-8000-00000000000d", description = "The e-mail it is about.")
            UUID mail,

            Verdict verdict) {}

    private final MailAnswers mails;

    BouncesResource(MailAnswers mails) {
        this.mails = mails;
    }

    @PUT
    @Path("/mails/{id}/bounce")
    @ResponseStatus(204)
    @Operation(
            operationId = "reportBounce",
            summary = "Report that an e-mail came back",
            description = "For the mailbox that takes the relay's returns. Doing it again changes nothing.")
    @APIResponse(responseCode = "204", description = "Noted; `MessageBounced` is published once.")
    public void cameBack(
            @RestPath
                    @Parameter(
                            description = "The left part of its Message-ID.",
                            schema = @Schema(examples = "0190a1b2-0000-7000-8000-00000000000d"))
                    UUID id) {
        note(id);
    }

    @POST
    @Path("/delivery-reports")
    @Consumes({"message/rfc822", "multipart/report"})
    @Operation(
            operationId = "takeDeliveryReport",
            summary = "Hand over a delivery status notification",
            description =
                    "The whole e-mail that a mail server sent to our return address (RFC 3464), as the relay pipes"
                            + " it. A failure for good marks the e-mail as bounced; a delay changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "message/rfc822",
                            schema = @Schema(implementation = String.class),
                            example =
                                    "Content-Type: multipart/report; report-type=delivery-status\n\nAction: failed\n"
                                            + "Status: 5.1.1\n\nMessage-ID: <0190a1b2-0000-7000-8000-00000000000d@palmares.example>"))
    @APIResponse(
            responseCode = "200",
            description = "What it says, noted.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "422",
            description = "No report, or about no e-mail of ours: `/problems/no-delivery-report`.")
    public View take(@NotNull @Size(max = LONGEST_REPORT) String message) {
        var report = DeliveryReport.read(message)
                .orElseThrow(() -> new InvalidInput(Problem.of(
                        422,
                        "/problems/no-delivery-report",
                        "Avis illisible",
                        "Ce message n’est pas un avis de remise (RFC 3464), ou il ne nomme aucun courriel de Palmarès :"
                                + " transmettez-le entier, avec les en-têtes du courriel d’origine.")));
        if (report.verdict() == Verdict.FAILED) {
            note(report.mail());
        }
        return new View(report.mail(), report.verdict());
    }

    private void note(UUID mail) {
        if (!mails.cameBack(mail)) {
            throw new NotFound("Aucun courriel ne porte cet identifiant.");
        }
    }
}
