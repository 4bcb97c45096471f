package fr.palmares.account.csv;

import static fr.palmares.account.World.freshEmail;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Directories filled from a file, line by line. */
@QuarkusTest
class ImportedFilesTest {

    @Inject
    World world;

    @Test
    void aFileOfStaffIsReportedLineByLineAndSendingItAgainDoesNoHarm() {
        var first = freshEmail();
        var second = freshEmail();
        var file = """
                email;nom;prenoms;roles;uai;academies
                %s;Le Goff;Yann;exam-office;;17
                %s;Faure;"Hélène";examiner,jury;;"14,17"
                nina;Dupont;Nina;candidate;0440001A;
                """.formatted(first, second);

        imports("/v1/staff-imports", file)
                .body("created", equalTo(2))
                .body("rejected", equalTo(1))
                .body("lines[2].line", equalTo(4))
                .body("lines[2].errors.column", hasItems("email", "roles", "uai"));
        imports("/v1/staff-imports", file.replace("exam-office", "accommodation-office"))
                .body("created", equalTo(0))
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(1));

        world.as("administrateur")
                .get("/v1/staff?role=jury&academy=14&limit=200")
                .then()
                .statusCode(200)
                .body("items.email", hasItems(second));
    }

    @Test
    void aFileOfEstablishmentsIsReportedLineByLine() {
        var file = """
                uai;nom;type;academie
                0490003M;Lycée David-d'Angers;LYCEE;17
                0440001A;Mauvaise lettre;LYCEE;17
                0440029T;CFA de la Loire;ECOLE;17
                """;

        imports("/v1/establishment-imports", file)
                .body("lines[1].outcome", equalTo("REJECTED"))
                .body("lines[1].errors[0].column", equalTo("uai"))
                .body("lines[2].errors[0].column", equalTo("type"));
        imports("/v1/establishment-imports", file).body("created", equalTo(0)).body("rejected", equalTo(2));
        world.as("administrateur")
                .contentType("text/csv")
                .body("uai;nom\n")
                .post("/v1/establishment-imports")
                .then()
                .statusCode(422);
    }

    private ValidatableResponse imports(String where, String file) {
        return world.as("administrateur")
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(where)
                .then()
                .statusCode(200);
    }
}
