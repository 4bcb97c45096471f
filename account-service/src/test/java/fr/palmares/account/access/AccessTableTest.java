package fr.palmares.account.access;

import static fr.palmares.account.World.PASSWORD;
import static fr.palmares.account.World.freshEmail;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.account.School;
import fr.palmares.account.World;
import fr.palmares.backends.Contract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Operation by role by ownership, each cell asserted, from this service's own contract: an operation that the table does
 * not know fails. Every request is a good one, so that nothing but access decides.
 */
@QuarkusTest
class AccessTableTest {

    private static final int SESSION = 2092;
    private static final String ABSENT = "0350001L";
    private static final Set<String> EVERYBODY = Set.of("everybody");
    private static final Map<String, String> ROLES = Map.of(
            "administrator", "administrateur",
            "establishment", "lycee-0440001M",
            "exam-office", "dec-nantes",
            "accommodation-office", "amenagements-nantes",
            "accommodation-doctor", "medecin-nantes",
            "exam-centre", "centre-0440001M",
            "examiner", "correcteur",
            "jury", "president-jury");

    /** Whose the object of the request is. */
    enum Ownership {
        OWN,
        ANOTHERS,
        ABSENT
    }

    /**
     * @param may roles that may call it
     * @param seesAll roles that own every object there is
     * @param body of a good request
     */
    record Row(Set<String> may, Set<String> seesAll, Object body) {
        Row(Set<String> may) {
            this(may, Set.of(), "{}");
        }

        Row(Set<String> may, Object body) {
            this(may, Set.of(), body);
        }
    }

    private static final Set<String> CANDIDATE = Set.of("candidate");
    private static final Set<String> SCHOOL = Set.of("establishment");
    private static final Set<String> OFFICE = Set.of("exam-office");
    private static final Set<String> ADMINISTRATOR = Set.of("administrator");

    private static final Map<String, Row> TABLE = Map.ofEntries(
            Map.entry("openAccount", new Row(EVERYBODY, World.signUp(freshEmail()))),
            Map.entry("activateAccount", new Row(EVERYBODY, choice())),
            Map.entry("confirmEmail", new Row(EVERYBODY, Map.of("token", "unknown"))),
            Map.entry("askPasswordReset", new Row(EVERYBODY, Map.of("email", freshEmail()))),
            Map.entry("choosePassword", new Row(EVERYBODY, choice())),
            Map.entry(
                    "signInFirst",
                    new Row(EVERYBODY, Map.of("identifier", "x", "code", "2222-2222", "password", PASSWORD))),
            Map.entry("activateStaff", new Row(EVERYBODY, choice())),
            Map.entry("takeBackAccount", new Row(EVERYBODY, choice())),
            Map.entry("getMyAccount", new Row(CANDIDATE)),
            Map.entry("changeMyEmail", new Row(CANDIDATE, Map.of("email", freshEmail()))),
            Map.entry(
                    "changeMyAddress",
                    new Row(CANDIDATE, Map.of("street", "9, rue X", "postalCode", "44600", "city", "Saint-Nazaire"))),
            Map.entry("changeMyPassword", new Row(CANDIDATE, Map.of("currentPassword", "faux", "password", PASSWORD))),
            Map.entry("eraseMyData", new Row(CANDIDATE)),
            Map.entry("askForMyData", new Row(CANDIDATE)),
            Map.entry("getMyDataExport", new Row(CANDIDATE)),
            Map.entry("downloadMyData", new Row(CANDIDATE)),
            Map.entry("listIdentityProviders", new Row(CANDIDATE)),
            Map.entry("unlinkIdentityProvider", new Row(CANDIDATE)),
            Map.entry("listEstablishments", new Row(Set.of("administrator", "establishment", "exam-office"))),
            Map.entry(
                    "getEstablishment",
                    new Row(Set.of("administrator", "establishment", "exam-office"), ADMINISTRATOR, "{}")),
            Map.entry("putEstablishment", new Row(ADMINISTRATOR, ADMINISTRATOR, "see description")),
            Map.entry(
                    "putEstablishmentSettings",
                    new Row(
                            SCHOOL,
                            Map.of(
                                    "finishesRegistrations",
                                    "CANDIDATE",
                                    "uploads",
                                    "CANDIDATE",
                                    "specialties",
                                    List.of()))),
            Map.entry("importEstablishments", new Row(ADMINISTRATOR, "uai;nom;type;academie\n")),
            Map.entry("generateAccounts", new Row(SCHOOL, Map.of("examSession", SESSION, "all", false))),
            Map.entry("getAccountGeneration", new Row(SCHOOL)),
            Map.entry("printLoginSlips", new Row(SCHOOL)),
            Map.entry("listCandidateAccounts", new Row(SCHOOL)),
            Map.entry("getPerson", new Row(Set.of("establishment", "exam-office"))),
            Map.entry(
                    "changeCivilStatus",
                    new Row(
                            Set.of("establishment", "exam-office"),
                            Map.of(
                                    "familyName",
                                    "Dupont",
                                    "givenNames",
                                    "Nina",
                                    "birthDate",
                                    "2004-03-17",
                                    "birthplace",
                                    "Nantes",
                                    "reason",
                                    "Au vu de la pièce."))),
            Map.entry("recoverAccount", new Row(OFFICE, Map.of("email", freshEmail(), "reason", "Boîte perdue."))),
            Map.entry("holdErasure", new Row(OFFICE, Map.of("reason", "Recours."))),
            Map.entry("releaseErasureHold", new Row(OFFICE)),
            Map.entry("enterStaff", new Row(ADMINISTRATOR, staff())),
            Map.entry("listStaff", new Row(ADMINISTRATOR)),
            Map.entry("getStaff", new Row(ADMINISTRATOR, ADMINISTRATOR, "{}")),
            Map.entry("changeStaff", new Row(ADMINISTRATOR, ADMINISTRATOR, description())),
            Map.entry("setStaffAccess", new Row(ADMINISTRATOR, ADMINISTRATOR, Map.of("enabled", true))),
            Map.entry("inviteStaff", new Row(ADMINISTRATOR, ADMINISTRATOR, "")),
            Map.entry("importStaff", new Row(ADMINISTRATOR, "email;nom;prenoms;roles;uai;academies\n")),
            Map.entry("listChanges", new Row(Set.of("integrator"))));

    /** What staff see or change there is nobody's; an empty file enters nobody. */
    private static final Set<String> NOBODYS = Set.of(
            "listEstablishments", "getEstablishment", "getAccountGeneration", "importEstablishments", "importStaff");

    @Inject
    World world;

    @Inject
    School school;

    private final Map<Ownership, Map<String, String>> objects = new LinkedHashMap<>();

    @Test
    void theTableAndTheContractNameTheSameOperations() {
        assertThat(Contract.of("account").operations().stream().map(Contract.Operation::id))
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(TABLE.keySet()));
    }

    @Test
    void everyCellIsAsTheTableSays() {
        var wrong = new ArrayList<String>();
        var unaudited = new ArrayList<String>();
        var asserted = 0;
        var callers = callers();
        for (var operation : Contract.of("account").operations()) {
            var row = TABLE.get(operation.id());
            for (var caller : callers.entrySet()) {
                for (var ownership :
                        operation.path().contains("{") ? List.of(Ownership.values()) : List.of(Ownership.OWN)) {
                    var token = operation.id().equals("eraseMyData")
                                    && caller.getKey().equals("candidate")
                            ? world.tokenOf(world.candidate(), PASSWORD)
                            : caller.getValue();
                    var audited = world.count("audit_entry");
                    var status = call(token, operation, row, ownership);
                    if (status < 300
                            && ROLES.containsKey(caller.getKey())
                            && row.may() != EVERYBODY
                            && !NOBODYS.contains(operation.id())
                            && world.count("audit_entry") == audited) {
                        unaudited.add(operation.id() + " as " + caller.getKey());
                    }
                    var expected = expected(row, caller.getKey(), ownership, operation.id());
                    asserted++;
                    if (!expected.contains(status)) {
                        wrong.add("%s as %s on %s: %d, not %s"
                                .formatted(operation.id(), caller.getKey(), ownership, status, expected));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unaudited).as("who looked at or changed what").isEmpty();
        assertThat(asserted).isGreaterThan(600);
    }

    private static final List<Integer> DONE = List.of(200, 201, 202, 204, 409, 410, 422);

    private static List<Integer> expected(Row row, String role, Ownership ownership, String operation) {
        if (row.may() == EVERYBODY) {
            return operation.equals("signInFirst") ? List.of(401, 429) : DONE;
        }
        if (role.equals("nobody")) {
            return List.of(401);
        }
        if (!row.may().contains(role)) {
            return List.of(403);
        }
        return switch (ownership) {
            // the archive is being made, and nobody is linked
            case OWN -> Set.of("downloadMyData", "unlinkIdentityProvider").contains(operation) ? List.of(404) : DONE;
            case ANOTHERS -> row.seesAll().contains(role) ? DONE : List.of(404);
            case ABSENT -> operation.equals("putEstablishment") ? DONE : List.of(404);
        };
    }

    private int call(String token, Contract.Operation operation, Row row, Ownership ownership) {
        var path = operation.path();
        for (var parameter : objects.get(ownership).entrySet()) {
            if (path.startsWith(parameter.getKey()) || parameter.getKey().startsWith("{")) {
                path = path.replace(
                        parameter.getKey().startsWith("{") ? parameter.getKey() : "{id}", parameter.getValue());
            }
        }
        if (operation.id().equals("putEstablishment") && ownership == Ownership.ABSENT) {
            path = path.replace(ABSENT, "0440030U"); // it exists from now on
        }
        var type = operation.id().startsWith("import") ? "text/csv" : "application/json";
        var query = operation.id().equals("listCandidateAccounts") ? "?examSession=" + SESSION : "";
        var caller = token.isEmpty() ? given() : given().auth().oauth2(token);
        return caller.contentType(type)
                .header("If-Match", "*")
                .accept("*/*")
                .body(operation.id().equals("putEstablishment") ? description(ownership) : row.body())
                .request(operation.method(), path + query)
                .statusCode();
    }

    private Map<String, String> callers() {
        var candidate = world.candidate();
        var other = world.candidate();
        prepareObjects(candidate, other);
        var callers = new LinkedHashMap<String, String>();
        callers.put("nobody", "");
        ROLES.forEach((role, login) -> callers.put(role, world.tokenOf(login)));
        callers.put("integrator", world.integratorsToken());
        callers.put("candidate", world.tokenOf(candidate, PASSWORD));
        return callers;
    }

    private void prepareObjects(String candidate, String other) {
        school.isInTheDirectory();
        var own = school.imports(SESSION);
        var generation = school.generates(SESSION);
        world.change("INSERT INTO establishment (uai, name, type, academy) VALUES ('9740001H', 'Lycée Roland-Garros',"
                + " 'LYCEE', '28') ON CONFLICT DO NOTHING");
        var foreign = school.imports(SESSION);
        world.change("UPDATE person SET academy = '28', uai = '9740001H' WHERE id = ?1", foreign);
        world.change("UPDATE enrolment SET uai = '9740001H' WHERE person_id = ?1", foreign);
        var foreignGeneration = UUID.randomUUID();
        world.change(
                "INSERT INTO account_generation (id, uai, exam_session, everybody, state, total, requested_at)"
                        + " VALUES (?1, '9740001H', 2092, false, 'DONE', 0, now())",
                foreignGeneration);
        var agent = world.as("administrateur").body(staff()).post("/v1/staff").<String>path("id");
        objects.put(Ownership.OWN, objects(School.UAI, own, generation, exportOf(candidate), agent));
        objects.put(
                Ownership.ANOTHERS, objects("9740001H", foreign, foreignGeneration.toString(), exportOf(other), agent));
        objects.put(
                Ownership.ABSENT,
                objects(
                        ABSENT,
                        UUID.randomUUID(),
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString()));
    }

    private String exportOf(String email) {
        return world.as(email, PASSWORD).post("/v1/my-data/exports").path("id");
    }

    private static Map<String, String> objects(
            String uai, UUID person, String generation, String export, String staff) {
        return Map.of(
                "{uai}", uai,
                "/v1/people/", person.toString(),
                "/v1/account-generations/", generation,
                "/v1/my-data/exports/", export,
                "/v1/staff/", staff,
                "{provider}", "aucun");
    }

    /** Each establishment stays in its academy. */
    private static Map<String, Object> description(Ownership ownership) {
        return Map.of("name", "Lycée", "type", "LYCEE", "academy", ownership == Ownership.OWN ? "17" : "28");
    }

    private static Map<String, Object> choice() {
        return Map.of("token", "unknown", "password", PASSWORD);
    }

    private static Map<String, Object> description() {
        return Map.of(
                "familyName",
                "Le Goff",
                "givenNames",
                "Yann",
                "roles",
                List.of("exam-office"),
                "academies",
                List.of("17"));
    }

    private static Map<String, Object> staff() {
        var entry = new LinkedHashMap<>(description());
        entry.put("email", freshEmail());
        return entry;
    }
}
