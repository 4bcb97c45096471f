package fr.palmares.local;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole year on the whole stack, as the build has just made it, while three of its services are killed. */
class ExamYearTest {

    /** Which service is killed when the demo announces which step. */
    private static final Map<String, ServiceName> KILLED = Map.of(
            "confirme ses choix", ServiceName.REGISTRATION,
            "téléverse les siennes", ServiceName.DOCUMENTS,
            "notes du fichier", ServiceName.GRADING);

    private final Path checkout = Path.of(System.getProperty("palmares.root", "../.."));
    private final int offset = freeOffset();

    @TempDir
    private Path root = Path.of("");

    @BeforeEach
    void theBuiltServicesStandInTheStacksFolder() throws IOException {
        for (var service : ServiceName.values()) {
            Files.createSymbolicLink(
                    root.resolve(service.process()),
                    checkout.toAbsolutePath().normalize().resolve(service.process()));
        }
    }

    @AfterEach
    void leaveNothing() throws Exception {
        palmares("down").waitFor();
    }

    @Test
    void aYearInWhichServicesAreKilledEndsInTheSameTable() throws Exception {
        var demo = palmares("demo", "--stop");
        var waiting = new LinkedHashMap<>(KILLED);
        var said = new ArrayList<String>();

        try (var output = new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                var announced = line;
                said.add(line);
                waiting.entrySet().removeIf(step -> announced.contains(step.getKey()) && kill(step.getValue()));
            }
        }

        assertThat(demo.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(waiting).as("each was there to be killed").isEmpty();
        assertThat(decisions(said))
                .isEqualTo(Map.of("ADMITTED", 32, "FAILED", 3, "ELIMINATED", 1, "IN_PROGRESS", 1, "WITHHELD", 1));
        assertThat(new Addresses(offset).all().values()).noneMatch(Ports::answers);
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
