package fr.palmares.notification.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.Contract;
import fr.palmares.backends.Contract.Operation;
import fr.palmares.backends.TestTokens;
import fr.palmares.notification.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the contract × every role × whose it is: what the role may never is 403, what is somebody else's is
 * 404 exactly like what does not exist, and one's own is answered.
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

    /** What an operation's object is, and thereby who owns it. */
    private enum Owned {
        NOTHING,
        MESSAGE,
        WEBHOOK,
        STAFF_MESSAGE,
        MAIL,
        TEMPLATE
    }

    private record Rule(Set<String> roles, Owned object, String body) {

        static Rule of(String roles, Owned object, String body) {
            return new Rule(Set.of(roles.split(" ")), object, body);
        }

        static Rule of(String roles, Owned object) {
            return of(roles, object, null);
        }

        static Rule of(String roles) {
            return of(roles, Owned.NOTHING, null);
        }
    }

    private static final String STAFF = "exam-office establishment accommodation-office";
    private static final String WISH = """
            {"url":"http://127.0.0.1:65000/","contact":"a@b.example","types":["documents.FileApproved.v1"]}""";
    private static final String DRAFT = "{\"title\":\"T\",\"body\":\"B\"}";

    private static final Map<String, Rule> TABLE = Map.ofEntries(
            Map.entry("listMessages", Rule.of("candidate")),
            Map.entry("streamMessages", Rule.of("candidate")),
            Map.entry("readMessage", Rule.of("candidate", Owned.MESSAGE)),
            Map.entry("markMessageRead", Rule.of("candidate", Owned.MESSAGE)),
            Map.entry("readPreferences", Rule.of("candidate")),
            Map.entry("choosePreferences", Rule.of("candidate", Owned.NOTHING, "{\"emails\":\"USUAL\"}")),
            Map.entry("listStaffMessages", Rule.of(STAFF)),
            Map.entry("streamStaffMessages", Rule.of(STAFF)),
            Map.entry("readStaffMessage", Rule.of(STAFF, Owned.STAFF_MESSAGE)),
            Map.entry("markStaffMessageRead", Rule.of(STAFF, Owned.STAFF_MESSAGE)),
            Map.entry("readMailQueue", Rule.of("administrator")),
            Map.entry("switchMails", Rule.of("administrator", Owned.NOTHING, "{\"paused\":false}")),
            Map.entry("capMails", Rule.of("administrator", Owned.NOTHING, "{\"most\":null}")),
            Map.entry("reportBounce", Rule.of("administrator", Owned.MAIL)),
            Map.entry("takeDeliveryReport", Rule.of("administrator", Owned.NOTHING, "no report")),
            Map.entry("listMessageTemplates", Rule.of("administrator")),
            Map.entry("listMessageTemplateVersions", Rule.of("administrator")),
            Map.entry("draftMessageTemplate", Rule.of("administrator", Owned.NOTHING, DRAFT)),
            Map.entry("readMessageTemplateVersion", Rule.of("administrator", Owned.TEMPLATE)),
            Map.entry("writeMessageTemplate", Rule.of("administrator", Owned.TEMPLATE, DRAFT)),
            Map.entry("moveMessageTemplate", Rule.of("administrator", Owned.TEMPLATE, "{\"state\":\"DRAFT\"}")),
            Map.entry("previewMessageTemplate", Rule.of("administrator", Owned.TEMPLATE)),
            Map.entry("listWebhooks", Rule.of("integrator administrator")),
            Map.entry("createWebhook", Rule.of("integrator", Owned.NOTHING, "{}")),
            Map.entry("readWebhook", Rule.of("integrator administrator", Owned.WEBHOOK)),
            Map.entry("changeWebhook", Rule.of("integrator", Owned.WEBHOOK, WISH)),
            Map.entry("switchWebhook", Rule.of("integrator administrator", Owned.WEBHOOK, "{\"state\":\"PAUSED\"}")),
            Map.entry("deleteWebhook", Rule.of("integrator administrator", Owned.WEBHOOK)),
            Map.entry("rotateWebhookSecret", Rule.of("integrator", Owned.WEBHOOK)),
            Map.entry("endWebhookSecret", Rule.of("integrator", Owned.WEBHOOK)),
            Map.entry("listWebhookDeliveries", Rule.of("integrator administrator", Owned.WEBHOOK)),
            Map.entry("replayWebhook", Rule.of("integrator", Owned.WEBHOOK, "{}")),
            Map.entry("testWebhook", Rule.of("integrator", Owned.WEBHOOK)),
            Map.entry("listChanges", Rule.of("integrator")));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI service;

    @Inject
    World world;

    @AfterEach
    void leaveNothing() {
        world.change("DELETE FROM message_template");
        world.change("DELETE FROM webhook");
    }

    @Test
    void everyOperationOfTheContractIsInTheTable() {
        assertThat(operations()).extracting(Operation::id).containsExactlyInAnyOrderElementsOf(TABLE.keySet());
        assertThat(operations()).allMatch(Operation::secured);
    }

    @TestFactory
    Stream<DynamicTest> eachRoleDoesWhatItMayWithItsOwn() {
        return cells((operation, role) -> {
            var caller = UUID.randomUUID();
            var status = ask(operation, token(role, caller), pathTo(operation, role, caller));
            if (!TABLE.get(operation.id()).roles().contains(role)) {
                assertThat(status).isEqualTo(403);
            } else if (TABLE.get(operation.id()).object() == Owned.NOTHING) {
                assertThat(status).isNotIn(401, 403, 404, 500);
            } else {
                // 409, 428: the operation itself says what is missing, of an object that is there
                assertThat(status).isIn(200, 201, 202, 204, 409, 428);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsSomebodyElsesIsAbsent() {
        return cells((operation, role) -> {
                    var status = ask(operation, token(role, UUID.randomUUID()), pathTo(operation, role, null));

                    assertThat(status).isEqualTo(404);
                })
                .filter(cell -> TABLE.entrySet().stream()
                        .anyMatch(rule -> rule.getValue().object() != Owned.NOTHING
                                && rule.getValue().roles().stream()
                                        .filter(role -> !role.equals("administrator"))
                                        .anyMatch(
                                                role -> cell.getDisplayName().equals(rule.getKey() + " by " + role))));
    }

    @TestFactory
    Stream<DynamicTest> nobodyWithoutAToken() {
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    var path = operation
                            .path()
                            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
                    assertThat(ask(operation, null, path)).isEqualTo(401);
                    assertThat(ask(
                                    operation,
                                    TestTokens.of(ROLES.toArray(String[]::new))
                                            .expired()
                                            .token(),
                                    path))
                            .isEqualTo(401);
                }));
    }

    private interface Cell {
        void check(Operation operation, String role) throws Exception;
    }

    private static Stream<DynamicTest> cells(Cell cell) {
        return operations().stream()
                .flatMap(operation -> ROLES.stream()
                        .map(role -> DynamicTest.dynamicTest(
                                operation.id() + " by " + role, () -> cell.check(operation, role))));
    }

    private static String token(String role, UUID caller) {
        return TestTokens.of(role)
                .person(caller)
                .academies("17")
                .uai("0440001M")
                .token();
    }

    /** The operation's path to something of the caller's, or of somebody else's when the caller is null. */
    private String pathTo(Operation operation, String role, UUID caller) {
        var owner = caller == null ? UUID.randomUUID() : caller;
        var id = UUID.randomUUID();
        switch (TABLE.get(operation.id()).object()) {
            case NOTHING -> {}
            case MESSAGE -> message(id, owner);
            case MAIL -> {
                message(UUID.randomUUID(), owner);
                world.change(
                        "INSERT INTO mail (id, person_id, address, subject, body_text, body_html, state, planned_at, due_at,"
                                + " created_at) VALUES (?1, ?2, 'a@b.example', 's', 't', 'h', 'ACCEPTED', now(), now(), now())",
                        id,
                        owner);
            }
            case WEBHOOK -> webhook(id, owner.toString());
            case STAFF_MESSAGE -> staffMessage(id, role, caller != null);
            case TEMPLATE -> {
                world.change("DELETE FROM message_template WHERE kind = 'FILE_APPROVED'");
                world.change("INSERT INTO message_template (kind, version, title, body, state, author, created_at)"
                        + " VALUES ('FILE_APPROVED', 1, 'T', 'B', 'DRAFT', 'a', now())");
            }
        }
        return operation
                .path()
                .replace("{id}", id.toString())
                .replace("{kind}", "FILE_APPROVED")
                .replace("{version}", "1")
                .replace("{serial}", "1")
                .replace("{examSession}", "2031");
    }

    private void message(UUID id, UUID person) {
        world.change(
                "INSERT INTO recipient (person_id, given_names, family_name) VALUES (?1, 'Nina', 'Dupont')", person);
        QuarkusTransaction.requiringNew().run(() -> world.insertMessage(id, person));
    }

    private void webhook(UUID id, String owner) {
        world.change(
                "INSERT INTO webhook (id, owner, url, contact, types, academies, uais, state, created_at) VALUES (?1, ?2,"
                        + " 'http://127.0.0.1:65000/', 'a@b.example', '{}', '{17}', '{}', 'ACTIVE', now())",
                id,
                owner);
        world.change("INSERT INTO webhook_secret (webhook_id, serial, created_at) VALUES (?1, 1, now())", id);
    }

    private void staffMessage(UUID id, String role, boolean own) {
        var desk = switch (role) {
            case "establishment" -> "ESTABLISHMENT";
            case "accommodation-office" -> "ACCOMMODATION_OFFICE";
            default -> "EXAM_OFFICE";
        };
        var scope = !own ? "elsewhere" : role.equals("establishment") ? "0440001M" : "17";
        world.change(
                "INSERT INTO staff_message (id, fact_id, desk, scope, kind, at) VALUES (?1, ?1, ?2, ?3, 'FILE_TO_CONTROL', now())",
                id,
                desk,
                scope);
    }

    /** Reads the status alone: a stream has no end. */
    private int ask(Operation operation, String token, String path) throws Exception {
        var body = TABLE.get(operation.id()).body();
        var writes = Set.of("PUT", "POST").contains(operation.method());
        var request = HttpRequest.newBuilder(service.resolve(path))
                .method(
                        operation.method(),
                        writes && body != null
                                ? HttpRequest.BodyPublishers.ofString(body)
                                : HttpRequest.BodyPublishers.noBody());
        if (writes && body != null) {
            request.header(
                    "Content-Type",
                    operation.id().equals("takeDeliveryReport") ? "message/rfc822" : "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static List<Operation> operations() {
        return Contract.of("notification").operations();
    }
}
