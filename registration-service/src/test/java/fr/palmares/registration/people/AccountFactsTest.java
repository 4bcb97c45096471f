package fr.palmares.registration.people;

import static fr.palmares.registration.Api.CONFIRMATION;
import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.read;
import static fr.palmares.registration.Api.start;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.backends.TestKafka;
import fr.palmares.registration.Contract;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What account-service says of people and establishments, in its committed examples: once, twice, late, poisoned. */
@QuarkusTest
class AccountFactsTest {

    private static final String ACADEMY = "15";
    private static final String UAI = "0670001M";

    @Inject
    Facts facts;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void calendarInForce() {
        open(2026, ACADEMY);
    }

    @AfterEach
    void hangUp() {
        kafka.close();
    }

    private UUID tells(String familyName) {
        var event = UUID.randomUUID();
        tells(familyName, event);
        return event;
    }

    private void tells(String familyName, UUID event) {
        var data = (ObjectNode) Contract.example("account/Person");
        data.put("personId", person.toString());
        data.put("familyName", familyName);
        data.put("academy", ACADEMY);
        kafka.send("account.people", person.toString(), "account.Person.v1", event, data.toString());
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    @Test
    void civilStatusIsThatOfItsOwnerAndATombstoneForgetsIt() {
        var id = start(person, 2026, ACADEMY);
        tells("WEBER");
        soon(() -> read(candidate(person), id).body("person.familyName", equalTo("WEBER")));
        assertThat(list(examOffice(ACADEMY), "q=web").getList("items.id")).contains(id);

        kafka.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), null);

        soon(() -> read(candidate(person), id).body("person", nullValue()));
        assertThat(list(examOffice(ACADEMY), "q=web").getList("items.id")).doesNotContain(id);
    }

    @Test
    void theSameFactTwiceChangesNothingMore() {
        var id = start(person, 2026, ACADEMY);
        var first = tells("WAGNER");
        tells("WALTER");
        tells("WAGNER", first);
        var last = tells("WALTER");

        soon(() -> assertThat(facts.received(last)).isTrue());
        read(candidate(person), id).body("person.familyName", equalTo("WALTER"));
    }

    @Test
    void poisonIsParkedAndWhatFollowsIsRead() {
        var id = start(person, 2026, ACADEMY);
        kafka.sendRaw(new ProducerRecord<>("account.people", person.toString(), "poison-" + person));
        tells("WINTER");

        soon(() -> read(candidate(person), id).body("person.familyName", equalTo("WINTER")));
        assertThat(kafka.await("registration.dead-letters", dead -> ("poison-" + person).equals(dead.value())))
                .isNotNull();
    }

    @Test
    void theAddressDecidesTheAcademyOfWhoRegistersAlone() {
        var event = tells("WOLF");
        soon(() -> assertThat(facts.received(event)).isTrue());
        open(2026, "19");

        given().auth()
                .oauth2(candidate(person))
                .contentType(ContentType.JSON)
                .body(
                        "{\"examSession\":2026,\"academy\":\"19\",\"specialty\":\"CG\",\"category\":\"DISTANCE_LEARNING\"}")
                .post("/v1/registrations")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/other-academy"))
                .body("academy", equalTo(ACADEMY));
    }

    @Test
    void whoFinishesIsTheEstablishmentsToSayAndTheLatestWordCounts() {
        importing(
                2026,
                UAI,
                "ine;nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n"
                        + "800000001AA;WILD;Lou;04/03/2005;Strasbourg;SCOLAIRE;CG\n");
        var mine = list(examOffice(ACADEMY), "q=wild");
        var pupil = candidate(UUID.fromString(mine.getString("items[0].personId")));
        var id = mine.getString("items[0].id");
        var choices = CONFIRMATION.replace(",\"optionalUnits\"", ",\"units\":[],\"optionalUnits\"");

        var closed = finishes("ESTABLISHMENT", UUID.randomUUID());
        soon(() -> confirm(pupil, id, tag(pupil, id), choices)
                .statusCode(409)
                .body("type", equalTo("/problems/finished-by-establishment")));
        var opened = finishes("CANDIDATE", UUID.randomUUID());
        finishes("ESTABLISHMENT", closed);

        soon(() -> assertThat(facts.received(opened)).isTrue());
        confirm(pupil, id, tag(pupil, id), choices).statusCode(200).body("state", equalTo("REGISTERED"));
    }

    private UUID finishes(String who, UUID event) {
        var data = (ObjectNode) Contract.example("account/EstablishmentChanged");
        data.put("uai", UAI);
        data.put("academy", ACADEMY);
        data.put("finishesRegistrations", who);
        kafka.send("account.events", UAI, "account.EstablishmentChanged.v1", event, data.toString());
        return event;
    }

    @Test
    void anErasureForgetsThePersonWhereverItComesFrom() {
        var id = start(person, 2026, ACADEMY);
        tells("WURTZ");
        soon(() -> read(candidate(person), id).body("person.familyName", equalTo("WURTZ")));

        kafka.sendRaw(new ProducerRecord<>("account.events", person.toString(), "poison-" + person));
        var data = (ObjectNode) Contract.example("account/AccountErased");
        data.put("personId", person.toString());
        kafka.send("account.events", person.toString(), "account.AccountErased.v1", UUID.randomUUID(), data.toString());

        soon(() -> read(candidate(person), id).body("person", nullValue()));
    }

    @Test
    void anErasureTakesHandicapAndParticularsOutOfEveryVersion() {
        var id = start(person, 2026, ACADEMY);
        for (var mobile : List.of("06 12 34 56 78", "06 99 99 99 99")) {
            confirm(
                            candidate(person),
                            id,
                            tag(candidate(person), id),
                            CONFIRMATION.replaceFirst(
                                    "\\{", "{\"handicap\":true,\"particulars\":{\"mobile\":\"" + mobile + "\"},"))
                    .statusCode(200);
        }
        var data = (ObjectNode) Contract.example("account/AccountErased");
        data.put("personId", person.toString());

        for (int i = 0; i < 2; i++) {
            kafka.send(
                    "account.events",
                    person.toString(),
                    "account.AccountErased.v1",
                    UUID.randomUUID(),
                    data.toString());
        }

        soon(() -> read(candidate(person), id)
                .body("choices.handicap", equalTo(false))
                .body("choices.particulars.mobile", nullValue())
                .body("choices.form", equalTo("GLOBAL"))
                .body("version", equalTo(2)));
        assertThat(facts.versions(id)).hasSize(2).noneMatch(choices -> choices.contains("mobile"));
    }
}
