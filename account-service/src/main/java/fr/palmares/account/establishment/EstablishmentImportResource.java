package fr.palmares.account.establishment;

import fr.palmares.account.csv.CsvTable;
import fr.palmares.account.csv.ImportReport;
import fr.palmares.account.csv.ImportReport.Outcome;
import fr.palmares.account.csv.LineRefused;
import fr.palmares.account.csv.Refusals;
import fr.palmares.account.establishment.domain.Establishment;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/establishment-imports")
@Consumes("text/csv")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Establishments", description = "The directory of establishments and what each decides for itself.")
class EstablishmentImportResource {

    private static final int MOST = 2_000;
    private static final List<String> COLUMNS = List.of("uai", "nom", "type", "academie");
    private static final Refusals REFUSALS = new Refusals(Map.of("name", "nom", "academy", "academie"));

    private final ChangeEstablishment change;
    private final Establishments establishments;

    EstablishmentImportResource(ChangeEstablishment change, Establishments establishments) {
        this.change = change;
        this.establishments = establishments;
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(
            operationId = "importEstablishments",
            summary = "Enter or rename establishments from a CSV file",
            description =
                    "UTF-8, semicolons, headings `uai;nom;type;academie`, 2 000 lines at most. Each line stands for"
                            + " itself; sending the file again does no harm. Settings that an establishment chose stay.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            example = "uai;nom;type;academie\n0440001M;Lycée Jules-Verne;LYCEE;17\n"))
    @APIResponse(
            responseCode = "200",
            description = "What became of each line.",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public ImportReport receive(byte[] file) {
        return ImportReport.of(
                CsvTable.read(file, COLUMNS, MOST),
                "uai",
                REFUSALS,
                line -> QuarkusTransaction.requiringNew().call(() -> take(line)));
    }

    private Outcome take(CsvTable.Line line) {
        var type = Arrays.stream(Establishment.Type.values())
                .filter(one -> one.name().equals(line.get("type")))
                .findFirst()
                .orElseThrow(() -> new LineRefused(
                        "type",
                        "Ce type n’existe pas ; choisissez parmi : "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Establishment.Type.values())
                                                .map(Enum::name)
                                                .toList())
                                + "."));
        var before = establishments.find(line.get("uai")).orElse(null);
        var described = before != null
                && before.name().equals(line.get("nom"))
                && before.type() == type
                && before.academy().equals(line.get("academie"));
        if (described) {
            return Outcome.UNCHANGED;
        }
        change.handle(
                new ChangeEstablishment.Describe(line.get("uai"), line.get("nom"), type, line.get("academie"), null));
        return before == null ? Outcome.CREATED : Outcome.CHANGED;
    }
}
