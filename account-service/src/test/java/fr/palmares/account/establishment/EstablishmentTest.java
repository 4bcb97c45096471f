package fr.palmares.account.establishment;

import static fr.palmares.account.World.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EstablishmentTest {

    private static final Map<String, Object> LYCEE =
            Map.of("name", "Lycée Jules-Verne", "type", "LYCEE", "academy", "17");

    @Inject
    World world;

    @Test
    void anAdministratorEntersASchoolAndTheSchoolDecidesForItself() {
        world.as("administrateur")
                .body(LYCEE)
                .put("/v1/establishments/0440001M")
                .then()
                .statusCode(200);

        world.as("lycee-0440001M")
                .body(Map.of(
                        "contact",
                        Map.of("name", "Secrétariat", "email", "examens@lycee.example.org", "phone", "02 40 00 00 00"),
                        "finishesRegistrations",
                        "ESTABLISHMENT",
                        "uploads",
                        "CANDIDATE",
                        "specialties",
                        List.of("MCO-2024")))
                .put("/v1/establishments/0440001M/settings")
                .then()
                .statusCode(200)
                .body("finishesRegistrations", equalTo("ESTABLISHMENT"))
                .body("specialties", hasItem("MCO-2024"));

        assertThat(world.facts("account.EstablishmentChanged.v1", "0440001M").getLast())
                .containsEntry("finishesRegistrations", "ESTABLISHMENT")
                .containsEntry("uploads", "CANDIDATE")
                .containsEntry("name", "Lycée Jules-Verne")
                .containsEntry("specialties", List.of("MCO-2024"));
        world.as("lycee-0440001M")
                .body(Map.of("finishesRegistrations", "CANDIDATE", "uploads", "CANDIDATE", "specialties", List.of()))
                .put("/v1/establishments/0440001M/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void aWrongCheckLetterAndAnUnknownAcademyAreNamed() {
        world.as("administrateur")
                .body(Map.of("name", "Lycée", "type", "LYCEE", "academy", "99"))
                .put("/v1/establishments/0440001N")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("#uai"))
                .body("errors.pointer", hasItem("/academy"));
    }

    @Test
    void anUnknownTypeIsMalformed() {
        world.as("administrateur")
                .body(Map.of("name", "Lycée", "type", "CASTLE", "academy", "17"))
                .put("/v1/establishments/0440001M")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/type"));
    }

    @Test
    void anotherSchoolIsNotFoundAndNotChanged() {
        world.as("administrateur")
                .body(Map.of("name", "Lycée Roland-Garros", "type", "LYCEE", "academy", "28"))
                .put("/v1/establishments/9740001H")
                .then()
                .statusCode(200);

        world.as("lycee-0440001M").get("/v1/establishments/9740001H").then().statusCode(404);
        world.as("dec-nantes").get("/v1/establishments/9740001H").then().statusCode(404);
        world.as("lycee-0440001M")
                .body(Map.of("finishesRegistrations", "CANDIDATE", "uploads", "CANDIDATE", "specialties", List.of()))
                .put("/v1/establishments/9740001H/settings")
                .then()
                .statusCode(404);
        world.as("dec-nantes")
                .get("/v1/establishments")
                .then()
                .statusCode(200)
                .body("items.uai", not(hasItem("9740001H")));
        world.as("administrateur").get("/v1/establishments").then().body("items.uai", hasItem("9740001H"));
    }

    @Test
    void onlyAnAdministratorEntersASchool() {
        world.as("lycee-0440001M")
                .body(LYCEE)
                .put("/v1/establishments/0440001M")
                .then()
                .statusCode(403);
        json().body(LYCEE).put("/v1/establishments/0440001M").then().statusCode(401);
    }

    @Test
    void aStaleVersionIsRefused() {
        var etag = world.as("administrateur")
                .body(LYCEE)
                .put("/v1/establishments/6200001G")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        var renamed = Map.of("name", "Lycée Fesch", "type", "LYCEE", "academy", "27");
        world.as("administrateur")
                .header("If-Match", etag)
                .body(renamed)
                .put("/v1/establishments/6200001G")
                .then()
                .statusCode(200);

        world.as("administrateur")
                .header("If-Match", etag)
                .body(LYCEE)
                .put("/v1/establishments/6200001G")
                .then()
                .statusCode(412);
    }
}
