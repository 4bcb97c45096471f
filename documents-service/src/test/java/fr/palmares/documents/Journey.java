package fr.palmares.documents;

import static io.restassured.RestAssured.given;

import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** One candidate's way through the service, in the words of the exam; each has its own ids. */
public final class Journey {

    public final UUID registration = UUID.randomUUID();
    public final UUID person = UUID.randomUUID();
    public String category = "SCHOOL";
    public String specialty = "MCO-2024";
    public String academy = "33";
    public String optionalUnits = "[]";
    public String uai = "9730001N";
    public int examSession = 2026;

    public static final TestKafka KAFKA = TestKafka.ofThisRun();

    public Journey named() {
        KAFKA.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), """
                {"personId":"%s","familyName":"MARTIN","givenNames":"Camille","birthDate":"2006-05-04",
                 "birthplace":"Cayenne (973)","email":"camille@example.org","account":"ACTIVE"}""".formatted(person));
        return this;
    }

    public Journey confirmed(int version) {
        return fact(version == 1 ? "RegistrationConfirmed" : "RegistrationAmended", version, UUID.randomUUID());
    }

    public Journey fact(String fact, int version, UUID id) {
        KAFKA.send(
                "registration.events",
                registration.toString(),
                "registration." + fact + ".v1",
                id,
                registration(version));
        return this;
    }

    public String registration(int version) {
        return """
                {"registrationId":"%s","personId":"%s","examSession":%d,"academy":"%s","uai":"%s",
                 "specialty":"%s","category":"%s","form":"GLOBAL","version":%d,"repeating":false,
                 "languages":{"a":"ANGLAIS","b":null},"units":[],"optionalUnits":%s,"waivedUnits":[],
                 "consents":{"press":true,"localAuthorities":false},
                 "situation":{"rareLanguage":false,"positioning":false,"adaptedDuration":false,"internshipWaiver":false,
                              "formerSchoolFirstYear":false},"at":"2025-11-12T09:30:00Z"}""".formatted(
                        registration, person, examSession, academy, uai, specialty, category, version, optionalUnits);
    }

    public String candidate() {
        return TestTokens.of("candidate").person(person).token();
    }

    public String examOffice() {
        return TestTokens.of("exam-office")
                .academies(academy)
                .subject("agent-" + academy)
                .token();
    }

    public String establishment() {
        return TestTokens.of("establishment").uai("9730001N").token();
    }

    public static String integrator() {
        return TestTokens.of("integrator")
                .academies("33", "31", "32", "17", "02", "27", "28", "42", "43")
                .token();
    }

    public Journey withChecklist() {
        eventually(() -> given().auth()
                        .oauth2(candidate())
                        .get("/v1/checklists/{id}", registration)
                        .statusCode()
                == 200);
        return this;
    }

    public JsonPath checklist() {
        return given().auth()
                .oauth2(candidate())
                .get("/v1/checklists/{id}", registration)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public ValidatableResponse sends(String code, String type, byte[] file) {
        return given().auth()
                .oauth2(candidate())
                .contentType(type)
                .body(file)
                .put("/v1/checklists/{id}/pieces/{code}", registration, code)
                .then();
    }

    public Journey provides(String... codes) {
        for (var code : codes) {
            sends(code, "application/pdf", pdf(code)).statusCode(202);
            eventually(() -> state(code).equals("PROVIDED"));
        }
        return this;
    }

    public String state(String code) {
        return checklist().getString("pieces.find { it.code == '" + code + "' }.state");
    }

    public ValidatableResponse reviews(String code, String body) {
        return given().auth()
                .oauth2(examOffice())
                .contentType("application/json")
                .body(body)
                .put("/v1/checklists/{id}/pieces/{code}/review", registration, code)
                .then();
    }

    public ValidatableResponse completes() {
        return given().auth()
                .oauth2(candidate())
                .put("/v1/checklists/{id}/completion", registration)
                .then();
    }

    /** The facts told about this registration, oldest first. */
    public List<String> told() {
        var types = new ArrayList<String>();
        var after = "";
        while (true) {
            var request = given().auth().oauth2(integrator()).queryParam("limit", 1000);
            var page = (after.isEmpty() ? request : request.queryParam("after", after))
                    .get("/v1/changes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            types.addAll(page.getList("items.findAll { it.subject == '" + registration + "' }.type", String.class));
            if (page.getList("items").isEmpty()) {
                return types;
            }
            after = page.getString("next");
        }
    }

    public static byte[] pdf(String text) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(text);
                content.endText();
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void eventually(Supplier<Boolean> holds) {
        Patience.until(holds);
    }
}
