package fr.palmares.registration;

import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.open;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Operation × role × ownership, the operations as the contract of this very build lists them: without a token 401, a
 * role that never may 403, what is not one's own 404, the owners as far as their body or the state allows. Bodies are
 * empty on purpose.
 */
@QuarkusTest
class AccessTableTest {

    private static final List<String> ROLES = List.of(
            "candidate",
            "establishment",
            "exam-office",
            "accommodation-office",
            "accommodation-doctor",
            "exam-centre",
            "examiner",
            "jury",
            "administrator",
            "integrator");

    private static final String ACADEMY = "16";
    private static final String UAI = "0310001H";

    private enum Owned {
        NOBODYS,
        REGISTRATION,
        IMPORT,
        ACADEMY
    }

    /** @param roles who ever may; empty: anybody, without a token */
    private record Rule(Owned owned, Set<String> roles) {

        static Rule open() {
            return new Rule(Owned.NOBODYS, Set.of());
        }

        static Rule of(Owned owned, String... roles) {
            return new Rule(owned, Set.of(roles));
        }
    }

    /** What accommodations add is asserted with them. */
    private static final String OTHER_FEATURE = "ccommodation";

    private static final Map<String, Rule> TABLE = table();

    private static Map<String, Rule> table() {
        var table = new TreeMap<String, Rule>();
        Stream.of(
                        "checkEligibility",
                        "listAcademies",
                        "listSocioProfessionalCategories",
                        "listExamSessions",
                        "listSpecialties",
                        "readSpecialty",
                        "readCalendar",
                        "downloadImportTemplate",
                        "downloadCsvSample",
                        "downloadXmlSample",
                        "downloadImportSchema")
                .forEach(operation -> table.put(operation, Rule.open()));
        table.put("openExamSession", Rule.of(Owned.NOBODYS, "administrator"));
        table.put("verifyGrid", Rule.of(Owned.NOBODYS, "exam-office"));
        table.put("editCalendar", Rule.of(Owned.ACADEMY, "exam-office"));
        table.put("publishCalendar", Rule.of(Owned.ACADEMY, "exam-office"));
        table.put("importCandidates", Rule.of(Owned.NOBODYS, "establishment", "exam-office"));
        table.put("readImport", Rule.of(Owned.IMPORT, "establishment", "exam-office"));
        table.put("listImportLines", Rule.of(Owned.IMPORT, "establishment", "exam-office"));
        table.put("listRegistrations", Rule.of(Owned.NOBODYS, "candidate", "establishment", "exam-office"));
        table.put("countRegistrations", Rule.of(Owned.NOBODYS, "establishment", "exam-office"));
        table.put("exportRegistrations", Rule.of(Owned.NOBODYS, "establishment", "exam-office"));
        table.put("startRegistration", Rule.of(Owned.NOBODYS, "candidate"));
        table.put("registerOnBehalf", Rule.of(Owned.NOBODYS, "establishment"));
        table.put("readRegistration", Rule.of(Owned.REGISTRATION, "candidate", "establishment", "exam-office"));
        table.put("listRegistrationVersions", Rule.of(Owned.REGISTRATION, "candidate", "establishment", "exam-office"));
        table.put("confirmRegistration", Rule.of(Owned.REGISTRATION, "candidate", "establishment"));
        table.put("correctRegistration", Rule.of(Owned.REGISTRATION, "exam-office"));
        table.put("recordFormDerogation", Rule.of(Owned.REGISTRATION, "exam-office"));
        table.put("validateRegistration", Rule.of(Owned.REGISTRATION, "exam-office"));
        table.put("rejectRegistration", Rule.of(Owned.REGISTRATION, "exam-office"));
        table.put("cancelRegistration", Rule.of(Owned.REGISTRATION, "candidate", "establishment", "exam-office"));
        table.put("listHeldMarks", Rule.of(Owned.REGISTRATION, "candidate", "establishment", "exam-office"));
        table.put("recordHeldMark", Rule.of(Owned.REGISTRATION, "exam-office"));
        table.put("listDuplicates", Rule.of(Owned.NOBODYS, "exam-office"));
        table.put("decideDuplicate", Rule.of(Owned.NOBODYS, "exam-office"));
        table.put("listChanges", Rule.of(Owned.NOBODYS, "integrator"));
        return table;
    }

    private static final Map<String, String> BODIES = Map.of(
            "confirmRegistration", Api.CONFIRMATION,
            "correctRegistration", "{\"reason\":\"Erreur\",\"choices\":" + Api.CONFIRMATION + "}",
            "rejectRegistration", "{\"reason\":\"OTHER\",\"text\":\"Non\"}",
            "recordFormDerogation", "{\"reference\":\"DEC4-1\",\"decidedOn\":\"2025-10-21\"}",
            "recordHeldMark",
                    "{\"unit\":\"U3\",\"mark\":\"13\",\"obtainedIn\":2023,\"academy\":\"13\",\"proof\":\"Relevé\"}",
            "editCalendar", "{\"registrationCloses\":\"2099-11-19T24:00\",\"piecesDeadline\":\"2099-12-01T24:00\"}");

    private static final List<fr.palmares.backends.Contract.Operation> OPERATIONS =
            fr.palmares.backends.Contract.of("registration").operations().stream()
                    .filter(operation -> !operation.id().contains(OTHER_FEATURE)
                            && !operation.path().contains(OTHER_FEATURE))
                    .toList();

    @Test
    void everyOperationOfTheContractHasItsRule() {
        assertThat(OPERATIONS)
                .extracting(fr.palmares.backends.Contract.Operation::id)
                .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }

    @Test
    void whoIsNobodyIsAskedWhoAndARoleThatNeverMayIsToldSo() {
        var rows = rows();
        for (var operation : OPERATIONS) {
            var rule = TABLE.get(operation.id());
            if (rule.roles().isEmpty()) {
                assertThat(status(operation, rows, null)).as(operation.id()).isNotIn(401, 403);
                continue;
            }
            assertThat(status(operation, rows, null))
                    .as(operation.id() + " without token")
                    .isEqualTo(401);
            for (var role : ROLES) {
                int status = status(operation, rows, stranger(role));
                if (!rule.roles().contains(role)) {
                    assertThat(status).as("%s as %s", operation.id(), role).isEqualTo(403);
                } else if (rule.owned() == Owned.NOBODYS) {
                    assertThat(status).as("%s as %s", operation.id(), role).isNotIn(401, 403);
                } else {
                    assertThat(status)
                            .as("%s as another %s", operation.id(), role)
                            .isEqualTo(404);
                }
            }
        }
    }

    @Test
    void theOwnersGetIn() {
        for (var operation : OPERATIONS) {
            var rule = TABLE.get(operation.id());
            if (rule.owned() == Owned.NOBODYS) {
                continue;
            }
            for (var role : rule.roles()) {
                var rows = rows(); // each owner's own, since decisions change them
                assertThat(status(operation, rows, owner(role, rows)))
                        .as("%s as its %s", operation.id(), role)
                        .isNotIn(401, 403, 404)
                        .isLessThan(500);
            }
        }
    }

    private record Rows(UUID person, String registration, String imported) {}

    /** A registration of its candidate, its establishment and its académie, and a file of that establishment. */
    private static Rows rows() {
        open(2026, ACADEMY);
        var made = given().auth()
                .oauth2(Api.establishment(UAI))
                .contentType(ContentType.JSON)
                .body("""
                        {"examSession":2026,"uai":"%s","specialty":"MCO-2024","category":"SCHOOL",
                         "person":{"familyName":"TABLE %s","givenNames":"Lou","birthDate":"2005-03-04",
                                   "birthplace":"Toulouse"},
                         "choices":%s}""".formatted(UAI, UUID.randomUUID(), Api.CONFIRMATION))
                .post("/v1/registrations/on-behalf")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Rows(
                UUID.fromString(made.getString("personId")),
                made.getString("id"),
                importing(2026, UAI, "nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n")
                        .getString("id"));
    }

    private static String owner(String role, Rows rows) {
        return switch (role) {
            case "candidate" -> Api.candidate(rows.person());
            case "establishment" -> Api.establishment(UAI);
            case "exam-office" -> Api.examOffice(ACADEMY);
            default -> throw new AssertionError(role);
        };
    }

    private static String stranger(String role) {
        return TestTokens.of(role)
                .person(UUID.randomUUID())
                .uai("0750360J")
                .academies("23")
                .token();
    }

    private static int status(fr.palmares.backends.Contract.Operation operation, Rows rows, String token) {
        var id = operation.path().startsWith("/v1/imports") ? rows.imported() : rows.registration();
        var path = operation
                .path()
                .replace("{examSession}", "2026")
                .replace("{year}", "2026")
                .replace("{academy}", ACADEMY)
                .replace("{specialty}", "CG")
                .replace("{id}", operation.path().contains("specialties") ? "CG" : id);
        assertThat(path).as("an unknown parameter").doesNotContain("{");
        var request = given().accept("*/*").header("If-Match", "*");
        if (token != null) {
            request = request.auth().oauth2(token);
        }
        if (operation.id().equals("importCandidates")) {
            request = request.contentType("text/csv")
                    .queryParam("examSession", 1)
                    .queryParam("uai", "x")
                    .body("x");
        } else if (!operation.method().equals("GET")) {
            request = request.contentType(ContentType.JSON).body(BODIES.getOrDefault(operation.id(), "{}"));
        }
        return request.request(operation.method(), path).then().extract().statusCode();
    }

    @Test
    void eachRoleOfTheTableIsARoleOfTheRealm() {
        assertThat(TABLE.values().stream()
                        .flatMap(rule -> rule.roles().stream())
                        .collect(Collectors.toSet()))
                .isSubsetOf(ROLES);
    }
}
