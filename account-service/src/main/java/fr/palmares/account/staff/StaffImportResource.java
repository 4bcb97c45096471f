package fr.palmares.account.staff;

import fr.palmares.account.csv.CsvTable;
import fr.palmares.account.csv.ImportReport;
import fr.palmares.account.csv.ImportReport.Outcome;
import fr.palmares.account.csv.LineRefused;
import fr.palmares.account.csv.Refusals;
import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.staff.domain.Rights;
import fr.palmares.account.staff.domain.StaffMember;
import fr.palmares.account.staff.domain.StaffRefusal;
import fr.palmares.platform.web.ETags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/staff-imports")
@Consumes("text/csv")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Staff", description = "Who works on the exam: roles, scopes, access.")
class StaffImportResource {

    private static final int MOST = 1_000;
    private static final List<String> COLUMNS = List.of("email", "nom", "prenoms", "roles", "uai", "academies");
    private static final Refusals REFUSALS =
            new Refusals(Map.of("familyName", "nom", "givenNames", "prenoms", "uais", "uai"));

    private final ChangeStaff change;
    private final StaffMembers staff;

    StaffImportResource(ChangeStaff change, StaffMembers staff) {
        this.change = change;
        this.staff = staff;
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(
            operationId = "importStaff",
            summary = "Enter or change staff from a CSV file",
            description =
                    "UTF-8, semicolons, headings `email;nom;prenoms;roles;uai;academies`, several values of a field"
                            + " parted by commas, 1 000 lines at most. Each line stands for itself and invites who is new;"
                            + " sending the file again does no harm.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            example = "email;nom;prenoms;roles;uai;academies\n"
                                    + "yann.le-goff@ac-nantes.example;Le Goff;Yann;exam-office;;17\n"))
    @APIResponse(
            responseCode = "200",
            description = "What became of each line.",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public ImportReport receive(byte[] file) {
        return ImportReport.of(CsvTable.read(file, COLUMNS, MOST), "email", REFUSALS, this::take);
    }

    private Outcome take(CsvTable.Line line) {
        var entry = new ChangeStaff.Entry(
                line.get("email"),
                line.get("nom"),
                line.get("prenoms"),
                new Rights(line.list("roles"), line.list("uai"), line.list("academies")));
        var known = QuarkusTransaction.requiringNew()
                .call(() -> staff.byEmail(EmailAddress.clean(entry.email())))
                .orElse(null);
        try {
            return known == null ? enter(entry) : change(known, entry);
        } catch (StaffRefusal.Refused refused) {
            throw new LineRefused("email", Problems.problem(refused.reason()).detail());
        }
    }

    private Outcome enter(ChangeStaff.Entry entry) {
        change.enter(entry);
        return Outcome.CREATED;
    }

    private Outcome change(StaffMember known, ChangeStaff.Entry entry) {
        if (known.familyName().equals(entry.familyName())
                && known.givenNames().equals(entry.givenNames())
                && known.rights().equals(entry.rights())) {
            return Outcome.UNCHANGED;
        }
        change.describe(known.id(), entry.description(), ETags.of(known.version()));
        return Outcome.CHANGED;
    }
}
