package fr.palmares.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is refused something finds on the page what to do about it. */
class ProblemTypesTest {

    private static final Path ROOT = PortalTest.ROOT;
    private static final Path CONTENT = ROOT.resolve("deploy/portal/src/main/resources/content/problems.yaml");
    private static final Pattern TYPE = Pattern.compile("/problems/([a-z0-9]+(?:-[a-z0-9]+)*)");
    private static final List<String> SOURCES = List.of(
            "account-service/src/main/java",
            "registration-service/src/main/java",
            "documents-service/src/main/java",
            "grading-service/src/main/java",
            "notification-service/src/main/java",
            "platform/library/src/main/java");

    @Test
    void everyTypeOfTheCodeAndOfTheContractsIsExplained() throws IOException {
        var spoken = spoken();
        assertThat(spoken).hasSizeGreaterThan(50);

        explained().forEach(problem -> spoken.remove(problem.code()));

        assertThat(spoken)
                .as("each needs status, meaning and remedy in %s", ROOT.relativize(CONTENT))
                .isEmpty();
    }

    @Test
    void noTypeIsExplainedThatNobodyAnswersAnyMore() throws IOException {
        var spoken = spoken();

        assertThat(explained().stream().map(ProblemType::code).filter(code -> !spoken.contains(code)))
                .as("to be taken out of %s", ROOT.relativize(CONTENT))
                .isEmpty();
    }

    @Test
    void eachExplanationSaysWhatItMeansAndWhatToDo() throws IOException {
        assertThat(explained()).allSatisfy(problem -> {
            assertThat(problem.status()).matches("[45]\\d\\d");
            assertThat(problem.meaning()).endsWith(".").hasSizeGreaterThan(20);
            assertThat(problem.remedy()).endsWith(".").hasSizeGreaterThan(10);
        });
    }

    private static List<ProblemType> explained() throws IOException {
        return ProblemType.of(CONTENT, List.of());
    }

    private static TreeSet<String> spoken() throws IOException {
        var spoken = new TreeSet<String>();
        for (var source : SOURCES) {
            collect(spoken, ROOT.resolve(source), ".java");
        }
        for (var service : Contract.SERVICES) {
            collect(spoken, ROOT.resolve("openapi").resolve(service + ".yaml"), ".yaml");
        }
        return spoken;
    }

    private static void collect(TreeSet<String> spoken, Path place, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (var file : files.filter(one -> one.toString().endsWith(ending)).toList()) {
                TYPE.matcher(Files.readString(file)).results().forEach(match -> spoken.add(match.group(1)));
            }
        }
    }
}
