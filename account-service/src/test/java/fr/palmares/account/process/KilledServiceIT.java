package fr.palmares.account.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.account.World;
import fr.palmares.backends.RealBackends;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped service is killed after each of the writes that a command makes in Keycloak, before our rows are: started
 * again, it brings both sides in line, and what was asked can be asked again.
 */
class KilledServiceIT {

    /** As many writes as the longest command makes: user, names and scopes, role given, sessions ended. */
    private static final int MOST_WRITES = 4;

    private static final ExecutorService AT_ONCE = Executors.newVirtualThreadPerTaskExecutor();
    private static Map<String, String> settings = Map.of();
    private static KeycloakBehindADoor keycloak;
    private static RunningService service;
    private static Callers callers;
    private static BothSides both;

    @BeforeAll
    static void everythingStarts() throws Exception {
        var backends = new RealBackends();
        backends.init(Map.of("service", "account", "parts", "postgres,kafka,mail,keycloak"));
        settings = new HashMap<>(backends.start());
        keycloak = new KeycloakBehindADoor(
                URI.create(settings.get("quarkus.oidc.auth-server-url")).resolve("/"));
        settings.put("quarkus.profile", "local");
        settings.put("palmares.account.keycloak.admin-realm", keycloak.address() + "/realms/palmares");
        settings.put("palmares.account.keycloak.read-timeout", "300s");
        settings.put("palmares.account.unfinished.every", "1s");
        settings.put("palmares.account.unfinished.quiet", "10m"); // nothing is mended while commands are held
        settings.put("quarkus.datasource.jdbc.max-size", "40"); // each command that is held holds its connection
        service = new RunningService(settings);
        callers = new Callers(settings, service.address());
        both = new BothSides(settings);
    }

    @AfterAll
    static void everythingEnds() throws Exception {
        AT_ONCE.shutdownNow();
        service.close();
        keycloak.close();
    }

    /** Four commands that are cut after so many writes in Keycloak, and whom they are about. */
    private record Cut(
            int writes,
            String candidate,
            Map<String, Object> activation,
            String agent,
            Map<String, Object> invitation,
            String changed,
            String changedId,
            String leaving,
            String leavingPerson) {

        static Cut after(int writes) throws SQLException {
            var candidate = World.freshEmail();
            var agent = World.freshEmail();
            var changed = World.freshEmail();
            var leaving = World.freshEmail();
            callers.enters(agent);
            var changedId = callers.enters(changed);
            callers.activates("/v1/activations", callers.asksForAnAccount(leaving));
            callers.activates("/v1/staff-activations", callers.followingTheLinkTo(changed));
            return new Cut(
                    writes,
                    candidate,
                    callers.asksForAnAccount(candidate),
                    agent,
                    callers.followingTheLinkTo(agent),
                    changed,
                    changedId,
                    leaving,
                    both.person(leaving));
        }

        List<String> usernames() throws SQLException {
            return List.of(
                    both.username(candidate), both.username(agent), both.username(changed), both.username(leaving));
        }

        Stream<Runnable> commands() {
            return Stream.of(
                    () -> callers.json().body(activation).post(callers.path("/v1/activations")),
                    () -> callers.json().body(invitation).post(callers.path("/v1/staff-activations")),
                    () -> callers.administrator()
                            .header("If-Match", "*")
                            .body(Map.of(
                                    "familyName", "Le Goff", "givenNames", "Yann", "roles", List.of("administrator")))
                            .put(callers.path("/v1/staff/" + changedId)),
                    () -> callers.as(leaving, World.PASSWORD).post(callers.path("/v1/my-data/erasure")));
        }

        /** Every command but the shortest was cut before its rows; an erasure deletes its rows first. */
        void leftBothSidesWhole() throws SQLException {
            var cut = "killed after " + writes + " writes in Keycloak";
            assertThat(both.rolesOfRow(candidate)).as(cut).hasSize(writes < MOST_WRITES ? 0 : 1);
            assertThat(both.rolesInKeycloak(candidate)).as(cut).isEqualTo(both.rolesOfRow(candidate));
            assertThat(both.rolesOfStaffRow(agent)).as(cut).isEmpty();
            assertThat(both.rolesInKeycloak(agent)).as(cut).isEmpty();
            assertThat(both.rolesOfStaffRow(changed)).as(cut).containsExactly("exam-office");
            assertThat(both.rolesInKeycloak(changed)).as(cut).containsExactly("exam-office");
            assertThat(both.count("person WHERE id = '" + leavingPerson + "'"))
                    .as(cut)
                    .isZero();
            assertThat(both.rolesInKeycloak(leaving)).as(cut).isEmpty();
        }

        void canBeAskedAgain() {
            if (writes < MOST_WRITES) {
                callers.activates("/v1/activations", activation);
            }
            callers.activates("/v1/staff-activations", invitation);
            assertThat(both.rolesInKeycloak(candidate)).containsExactly("candidate");
            assertThat(both.rolesInKeycloak(agent)).containsExactly("exam-office");
        }
    }

    @Test
    void bothSidesAreWholeWhereverTheKillFell() throws Exception {
        var cuts = cuts();
        var limits = new HashMap<String, Integer>();
        for (var cut : cuts) {
            cut.usernames().forEach(username -> limits.put(username, cut.writes()));
        }

        keycloak.letsThrough(limits);
        cuts.stream().flatMap(Cut::commands).forEach(KilledServiceIT::command);
        assertThat(keycloak.everybodyIsHeldOrDone(60)).isTrue();
        service.isKilled();
        keycloak.opens();
        settings.put("palmares.account.unfinished.quiet", "1s");
        service.startsAgain();
        await().atMost(Duration.ofSeconds(60)).until(() -> both.count("unfinished_identity") == 0);

        for (var cut : cuts) {
            cut.leftBothSidesWhole();
            cut.canBeAskedAgain();
        }
    }

    private static List<Cut> cuts() throws InterruptedException {
        return AT_ONCE
                .invokeAll(IntStream.rangeClosed(0, MOST_WRITES)
                        .<Callable<Cut>>mapToObj(writes -> () -> Cut.after(writes))
                        .toList())
                .stream()
                .map(Future::resultNow)
                .toList();
    }

    @Test
    void twoThousandAccountsOfOneJobAreMadeOnceEachAcrossAKill() throws Exception {
        keycloak.opens();
        callers.administrator()
                .body(Map.of("name", "Lycée Jules-Verne", "type", "LYCEE", "academy", "17"))
                .put(callers.path("/v1/establishments/0440001M"))
                .then()
                .statusCode(200);
        both.change("INSERT INTO person (id, family_name, given_names, birth_date, birthplace, academy, uai, account)"
                + " SELECT gen_random_uuid(), 'Dupont', 'Nina', '2004-03-17', 'Nantes', '17', '0440001M', 'NONE'"
                + " FROM generate_series(1, 2000)");
        both.change("INSERT INTO enrolment (registration_id, person_id, exam_session, uai, live)"
                + " SELECT gen_random_uuid(), id, 2096, '0440001M', true FROM person WHERE account = 'NONE'");
        String id = callers.as("lycee-0440001M", "palmares-local-lycee-0440001M")
                .body(Map.of("examSession", 2096, "all", false))
                .post(callers.path("/v1/establishments/0440001M/account-generations"))
                .then()
                .statusCode(202)
                .body("total", org.hamcrest.Matchers.equalTo(2000))
                .extract()
                .path("id");

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> made() >= 300);
        service.isKilled();
        var before = made();
        service.startsAgain();
        await().atMost(Duration.ofSeconds(120))
                .until(() -> both.count("account_generation WHERE state = 'DONE' AND id = '" + id + "'") == 1);

        assertThat(before).as("killed in the middle").isLessThan(2000);
        assertThat(made()).isEqualTo(2000);
        assertThat(both.count("account WHERE origin = 'ESTABLISHMENT'")).isEqualTo(2000);
        assertThat(both.count(
                        "outbox_event WHERE type = 'account.AccountCreated.v1' AND payload LIKE '%ESTABLISHMENT%'"))
                .isEqualTo(2000);
        assertThat(both.count(
                        "outbox_event WHERE type = 'account.AccountsGenerated.v1' AND aggregateid = '" + id + "'"))
                .isEqualTo(1);
    }

    private static void command(Runnable asking) {
        AT_ONCE.execute(() -> {
            try {
                asking.run();
                keycloak.oneIsDone();
            } catch (Exception cut) {
                // killed before it answered; what breaks earlier is missed above, neither held nor done
            }
        });
    }

    private static long made() throws SQLException {
        return both.count("account_generation_entry WHERE made");
    }
}
