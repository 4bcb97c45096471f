package fr.palmares.account.generation;

import fr.palmares.account.establishment.Establishments;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.Session;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/establishments/{uai}/candidates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Login slips",
        description = "A school makes accounts for its candidates, who sign in a first time with a code.")
class CandidatesResource {

    @Schema(name = "CandidateAccount")
    record Candidate(
            @Schema(examples = "0190a1b2-0000-7000-8000-000000000001")
            UUID personId,

            @Schema(examples = "Dupont") String familyName,
            @Schema(examples = "Nina, Jeanne") String givenNames,

            @Nullable @Schema(examples = "n.dupont-4f7k", description = "Null without account.")
            String identifier,

            @Schema(examples = "CREATED", description = "ACTIVE: has signed in at least once.")
            AccountState account,

            @Schema(description = "Whether the person can recover a forgotten password alone.")
            boolean emailProven) {}

    @Schema(name = "CandidateAccountPage")
    record Candidates(List<Candidate> items, @Nullable String next) {}

    private final Session database;
    private final Establishments establishments;
    private final AuditTrail audit;

    CandidatesResource(Session database, Establishments establishments, AuditTrail audit) {
        this.database = database;
        this.establishments = establishments;
        this.audit = audit;
    }

    @GET
    @RolesAllowed("establishment")
    @Transactional
    @Operation(
            operationId = "listCandidateAccounts",
            summary = "See which candidates have an account and have signed in",
            description = "By name. Every look is audited.")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = Candidates.class)))
    public Candidates list(
            @RestPath String uai,
            @RestQuery @Parameter(description = "Such as 2026.", required = true) int examSession,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable @Parameter(description = "`next` of the previous page.") String cursor) {
        establishments.own(uai);
        audit.record("candidates.listed", uai, Map.of("examSession", examSession));
        var keys = Cursor.decode(cursor);
        if (!keys.isEmpty() && keys.size() != 3) {
            throw Cursor.unknown();
        }
        var rows = database.createNativeQuery("""
                        SELECT p.id, p.family_name, p.given_names, p.account, a.identifier, a.email IS NOT NULL AS proven
                          FROM person p LEFT JOIN account a ON a.person_id = p.id
                         WHERE EXISTS (SELECT 1 FROM enrolment e
                                        WHERE e.person_id = p.id AND e.uai = ?1 AND e.exam_session = ?2 AND e.live)
                           AND (p.family_name, p.given_names, CAST(p.id AS text)) > (?3, ?4, ?5)
                         ORDER BY p.family_name, p.given_names, CAST(p.id AS text) LIMIT ?6
                        """, Tuple.class)
                .setParameter(1, uai)
                .setParameter(2, examSession)
                .setParameter(3, keys.isEmpty() ? "" : keys.get(0))
                .setParameter(4, keys.isEmpty() ? "" : keys.get(1))
                .setParameter(5, keys.isEmpty() ? "" : keys.get(2))
                .setParameter(6, limit + 1)
                .getResultStream()
                .map(CandidatesResource::candidate)
                .toList();
        var page = Page.of(rows, limit, last -> Cursor.encode(last.familyName(), last.givenNames(), last.personId()));
        return new Candidates(page.items(), page.next());
    }

    private static Candidate candidate(Tuple row) {
        return new Candidate(
                row.get("id", UUID.class),
                row.get("family_name", String.class),
                row.get("given_names", String.class),
                row.get("identifier", String.class),
                AccountState.valueOf(row.get("account", String.class)),
                row.get("proven", Boolean.class));
    }
}
