package fr.palmares.documents.professional;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.file.FileAccess;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.ETags;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Windows for professional files: opened by the academy that leads the specialty. */
@Path("/v1/professional-windows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Professional files", description = "DOSSIER_PRO: sent after registration, in a window of its own.")
class WindowResource {

    static final String EXAMPLE = """
            {"examSession":2026,"specialty":"MCO-2024","academy":"17","unit":"U5",
             "title":"Développement de la relation client et vente conseil",
             "opensAt":"2026-03-02T07:00:00Z","closesAt":"2026-04-03T22:00:00Z"}""";

    @Schema(
            name = "ProfessionalWindowRequest",
            description = "Which file, of which specialty, and when it is received.")
    record Request(
            @NotNull(message = "La session d’examen est obligatoire.") @Nullable
            Integer examSession,

            @NotNull(message = "La spécialité est obligatoire.") @Nullable
            String specialty,

            @NotNull(message = "L’académie est obligatoire.") @Nullable
            String academy,

            @NotNull(message = "L’unité que le dossier soutient est obligatoire.")
            @Size(max = 20, message = "Le code de l’unité dépasse 20 caractères.")
            @Nullable
            String unit,

            @NotNull(message = "L’intitulé est obligatoire.")
            @Size(max = 300, message = "L’intitulé dépasse 300 caractères.")
            @Nullable
            String title,

            @NotNull(message = "L’ouverture est obligatoire.") @Nullable
            Instant opensAt,

            @NotNull(message = "La clôture est obligatoire.") @Nullable
            Instant closesAt) {}

    @Schema(name = "ProfessionalWindowDates", description = "When the files are received.")
    record Dates(
            @NotNull(message = "L’ouverture est obligatoire.") @Nullable
            Instant opensAt,

            @NotNull(message = "La clôture est obligatoire.") @Nullable
            Instant closesAt) {}

    @Schema(
            name = "ProfessionalWindow",
            description = "A window; nationwide when its academy leads the specialty for all.")
    record View(
            UUID id,
            @Schema(examples = "2026") int examSession,
            @Schema(examples = "MCO-2024") String specialty,
            @Schema(examples = "17") String academy,
            boolean nationwide,
            @Schema(examples = "U5") String unit,
            String title,
            Instant opensAt,
            Instant closesAt) {

        static View of(WindowRow row) {
            return new View(
                    row.id,
                    row.examSession,
                    row.specialty,
                    row.academy,
                    row.nationwide,
                    row.unit,
                    row.title,
                    row.opensAt,
                    row.closesAt);
        }
    }

    @Schema(name = "ProfessionalWindows", description = "Windows by specialty and unit.")
    record Views(List<View> items) {}

    private final Windows windows;
    private final FileAccess access;
    private final ShippedRules rules;
    private final Idempotency idempotency;

    WindowResource(Windows windows, FileAccess access, ShippedRules rules, Idempotency idempotency) {
        this.windows = windows;
        this.access = access;
        this.rules = rules;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(
            operationId = "openProfessionalWindow",
            summary = "Open the window for the professional files of a specialty",
            description =
                    "The lead academy of the specialty, for the candidates of every academy; where none leads, each"
                            + " academy for its own.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Request.class),
                            examples = @ExampleObject(name = "window", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "Opened.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "409",
            description = "specialty-led-elsewhere or window-already-open.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response open(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull(message = "Le corps de la requête est vide.") Request request) {
        var opening = new Windows.Opening(
                given(request.examSession()),
                given(request.specialty()),
                given(request.academy()),
                given(request.unit()),
                given(request.title()),
                given(request.opensAt()),
                given(request.closesAt()));
        if (!access.isOfOwnAcademy(opening.academy(), "exam-office")) {
            throw FileAccess.absent();
        }
        if (!rules.knowsSpecialty(opening.specialty())) {
            throw InvalidInput.unprocessable(
                    "/specialty", "La spécialité « " + opening.specialty() + " » n’existe pas.");
        }
        refuseUpsideDown(opening.opensAt(), opening.closesAt());
        var view = idempotency.once(key, opening, View.class, () -> View.of(windows.open(opening)));
        return Response.created(URI.create("/v1/professional-windows/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed({"candidate", "establishment", "exam-office", "integrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "listProfessionalWindows",
            summary = "List the windows of an exam session",
            description = "Dates are no secret: everybody sees which academy receives the files, from when until when.")
    @APIResponse(
            responseCode = "200",
            description = "Windows by specialty and unit.",
            content = @Content(schema = @Schema(implementation = Views.class)))
    public Views list(
            @RestQuery @NotNull(message = "Indiquez la session d’examen (examSession).") @Nullable Integer examSession,
            @RestQuery @Nullable String specialty) {
        return new Views(windows.list(given(examSession), specialty).stream()
                .map(View::of)
                .toList());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"candidate", "establishment", "exam-office", "integrator"})
    @RunOnVirtualThread
    @Operation(operationId = "getProfessionalWindow", summary = "Read a window; its ETag is what a change names")
    @APIResponse(
            responseCode = "200",
            description = "The window.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response get(@RestPath UUID id) {
        return answer(windows.any(id));
    }

    @PUT
    @Path("/{id}/dates")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(operationId = "changeProfessionalWindow", summary = "Change the dates of a window")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Dates.class),
                            examples =
                                    @ExampleObject(
                                            name = "longer",
                                            value = "{\"opensAt\":\"2026-03-02T07:00:00Z\","
                                                    + "\"closesAt\":\"2026-04-10T22:00:00Z\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The window with its new dates.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response change(
            @RestPath UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull(message = "Le corps de la requête est vide.") Dates dates) {
        refuseUpsideDown(given(dates.opensAt()), given(dates.closesAt()));
        return answer(windows.change(id, given(dates.opensAt()), given(dates.closesAt()), ifMatch));
    }

    private static void refuseUpsideDown(Instant opensAt, Instant closesAt) {
        if (!opensAt.isBefore(closesAt)) {
            throw InvalidInput.unprocessable("/closesAt", "La clôture vient après l’ouverture.");
        }
    }

    private static Response answer(WindowRow row) {
        return Response.ok(View.of(row))
                .header("ETag", ETags.of(row.lockVersion))
                .build();
    }

    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
