package fr.palmares.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.palmares.backends.Ports;
import fr.palmares.local.demo.ErasedCandidate;
import fr.palmares.local.demo.PersonalArchive;
import fr.palmares.local.portal.Browser;
import fr.palmares.local.portal.PortalVisit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole year on the whole stack, as the build has just made it, while three of its services are killed; then what
 * others find there: the portal in a browser, the TypeScript client, the archive of somebody's data, and nothing of who
 * is erased.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamYearTest {

    /** Which service is killed when the demo announces which step. */
    private static final Map<String, ServiceName> KILLED = Map.of(
            "confirme ses choix", ServiceName.REGISTRATION,
            "téléverse les siennes", ServiceName.DOCUMENTS,
            "notes du fichier", ServiceName.GRADING);

    @TempDir
    private static Path root = Path.of("");

    private final Path checkout = Path.of(System.getProperty("palmares.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private final int offset = freeOffset();
    private final Map<String, ServiceName> waiting = new LinkedHashMap<>(KILLED);
    private final List<String> said = new ArrayList<>();
    private int status = -1;

    @BeforeAll
    void aYearIsPlayedWhileServicesAreKilled() throws Exception {
        for (var service : ServiceName.values()) {
            Files.createSymbolicLink(root.resolve(service.process()), checkout.resolve(service.process()));
        }
        var demo = palmares("demo");
        try (var output = new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                var announced = line;
                said.add(line);
                waiting.entrySet().removeIf(step -> announced.contains(step.getKey()) && kill(step.getValue()));
            }
        }
        status = demo.waitFor();
    }

    @AfterAll
    void nothingIsLeftBehind() throws Exception {
        palmares("down").waitFor();

        assertThat(new Addresses(offset).all().values()).noneMatch(Ports::answers);
    }

    @Test
    void theYearEndsInTheSameTable() {
        assertThat(status).as(String.join("\n", said)).isZero();
        assertThat(waiting).as("each was there to be killed").isEmpty();
        assertThat(decisions(said))
                .isEqualTo(Map.of("ADMITTED", 32, "FAILED", 3, "ELIMINATED", 1, "IN_PROGRESS", 1, "WITHHELD", 1));
    }

    @Test
    void thePortalAnswersWhoeverTriesIt() throws Exception {
        Browser.missing().ifPresent(System.out::println);
        assumeTrue(Browser.missing().isEmpty(), () -> Browser.missing().orElse(""));
        var pictures = checkout.resolve("deploy/local/target/portal");

        try (var browser = Browser.open("http://localhost:" + new Addresses(offset).page(), pictures)) {
            var visit = new PortalVisit(browser);
            visit.triesACalculationWithoutAToken();
            visit.actsAsAnAgentOfTheExamOffice();
            visit.signsInWithKeycloak();
            visit.followsARefusalToItsExplanation();
            visit.seesWhatRuns();
            visit.readsTheMailsOfACandidate();
            visit.comesHome();
            visit.findsNoBarrier();
        }
    }

    @Test
    void whoeverAsksIsGivenAllThatIsKeptAboutThem() throws Exception {
        var addresses = new Addresses(offset);

        var files = PersonalArchive.files(
                URI.create("http://localhost:" + addresses.keycloak()), URI.create(addresses.url(ServiceName.ACCOUNT)));

        assertThat(files)
                .containsOnlyKeys(
                        "LISEZMOI.txt",
                        "1-compte.json",
                        "2-inscriptions.json",
                        "3-pieces-et-documents.json",
                        "4-epreuves-et-resultats.json",
                        "5-messages.json");
        assertThat(files.get("1-compte.json")).contains("Lemoine");
        assertThat(files.get("2-inscriptions.json")).contains("WORK_EXPERIENCE");
        assertThat(files.get("4-epreuves-et-resultats.json")).contains("readable_result");
    }

    @Test
    void whoseTimeIsOverIsFoundInNoDatabaseBucketOrTopicAnyMore() throws Exception {
        var addresses = new Addresses(offset);
        var home = new Stack(root, offset, List.of(ServiceName.values())).home();
        var candidate = new ErasedCandidate("Abgrall", home, addresses.postgres(), addresses.kafka());
        assertThat(candidate.tables()).containsKeys("account", "registration", "documents", "notification", "keycloak");
        assertThat(candidate.files()).isNotEmpty();
        assertThat(candidate.topics()).containsExactly("account.people", "registration.people");

        candidate.isOlderThanTheRetention();
        assertThat(kill(ServiceName.ACCOUNT))
                .as("it looks for them as it starts")
                .isTrue();

        assertThat(candidate.tablesInTheEnd()).isEmpty();
        assertThat(candidate.files()).isEmpty();
        assertThat(candidate.topics()).isEmpty();
    }

    @Test
    void theTypeScriptClientGoesACandidatesWay() throws Exception {
        var journey = checkout.resolve("openapi/typescript/dist/example/journey.js");
        assumeTrue(Files.exists(journey), "The TypeScript client is not built (npm run build in openapi/typescript).");
        var process = new ProcessBuilder("node", journey.toString()).redirectErrorStream(true);
        process.environment().put("PALMARES_PORTAL", "http://localhost:" + new Addresses(offset).page());

        var node = process.start();
        var told = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(told).isZero();
        assertThat(told).contains("Compte activé", "puis REGISTERED", "Pièce déposée", "Message : ");
    }

    /** {@code kill -9}; the supervisor starts it again. */
    private boolean kill(ServiceName service) {
        return new Stack(root, offset, List.of(ServiceName.values()))
                .home()
                .pid(service.process())
                .process()
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }

    private static Map<String, Integer> decisions(List<String> said) {
        var decisions = new LinkedHashMap<String, Integer>();
        for (var line : said) {
            var cells = line.split(" {2,}");
            if (cells.length == 5 && cells[1].matches("[A-Z]+(-[A-Z]+)*-\\d{4}")) {
                decisions.merge(cells[2], 1, Integer::sum);
            }
        }
        return decisions;
    }

    private Process palmares(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Palmares.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--root", root.toString(), "--port-offset", "" + offset));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static int freeOffset() {
        return IntStream.iterate(13_000, offset -> offset < 20_000, offset -> offset + 7)
                .filter(offset -> new Addresses(offset).all().values().stream().noneMatch(Ports::answers))
                .findFirst()
                .orElseThrow();
    }
}
