package fr.palmares.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody who built on a released contract is broken by the next one without having been told. */
class BreakingChangeTest {

    private static final Path OPENAPI = PortalTest.ROOT.resolve("openapi");
    private static final Path RELEASED = OPENAPI.resolve("released");
    private static final String WHAT_TO_DO = """
            Whoever built on the released contract would be broken by this. Bring it back, or put a new version beside it
            (/v2, .v2) and mark the old one deprecated. Where nobody can have built on it yet, announce it in the newest
            section of docs/changes/%s.md, one line for each: - **Breaking** `%s`: what is to be done instead.
            """;

    @TestFactory
    Stream<DynamicTest> aBreakOfAReleasedContractIsAnnounced() {
        return Contract.SERVICES.stream()
                .map(service -> DynamicTest.dynamicTest(service, () -> {
                    var diff = ContractDiff.between(
                            Files.readString(RELEASED.resolve(service + ".yaml")),
                            Files.readString(OPENAPI.resolve(service + ".yaml")));
                    var log = log(service);
                    var silent = diff.broken().stream()
                            .filter(operation -> !announced(log, operation))
                            .toList();

                    assertThat(silent)
                            .as(() -> WHAT_TO_DO.formatted(service, silent.getFirst()) + diff.explained())
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aBreakOfAReleasedFactIsAnnounced() throws IOException {
        var facts = new ArrayList<DynamicTest>();
        for (var service : Contract.SERVICES) {
            for (var released : schemas(RELEASED, service)) {
                var type = service + "." + released.getFileName().toString().replace(".schema.json", "");
                facts.add(DynamicTest.dynamicTest(type, () -> {
                    var breaks = breaks(released, OPENAPI.resolve(RELEASED.relativize(released)));

                    if (!announced(log(service), type)) {
                        assertThat(breaks)
                                .as(() -> WHAT_TO_DO.formatted(service, type))
                                .isEmpty();
                    }
                }));
            }
        }
        return facts.stream();
    }

    private static List<String> breaks(Path released, Path present) throws IOException {
        var json = new ObjectMapper();
        return Files.exists(present)
                ? FactDiff.between(json.readTree(released.toFile()), json.readTree(present.toFile()))
                : List.of("The fact is gone");
    }

    @TestFactory
    Stream<DynamicTest> everyServiceHasReleasedItsContractAndItsFacts() {
        return Contract.SERVICES.stream()
                .map(service -> DynamicTest.dynamicTest(service, () -> {
                    assertThat(RELEASED.resolve(service + ".yaml")).isNotEmptyFile();
                    assertThat(schemas(RELEASED, service)).isNotEmpty();
                }));
    }

    private static List<Path> schemas(Path openapi, String service) throws IOException {
        try (var files = Files.list(openapi.resolve("events").resolve(service))) {
            return files.filter(file -> file.toString().endsWith(".schema.json"))
                    .sorted()
                    .toList();
        }
    }

    private static String log(String service) throws IOException {
        return Files.readString(PortalTest.ROOT.resolve("docs/changes/" + service + ".md"));
    }

    private static boolean announced(String log, String operation) {
        var present = log.split("(?m)^## ", 3)[1]; // the newest section alone
        return present.lines().anyMatch(line -> line.contains("**Breaking**") && line.contains("`" + operation + "`"));
    }

    /** The comparison itself, on both sides of the border. */
    @Nested
    class TheComparison {

        private static final String CONTRACT = """
                openapi: 3.1.0
                info: {title: t, version: 1.0.0}
                paths:
                  /v1/marks:
                    get:
                      operationId: listMarks
                      parameters:
                      - {name: unit, in: query, schema: {type: string}}
                      responses:
                        "200":
                          description: Marks.
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Mark"}
                    post:
                      operationId: addMark
                      requestBody:
                        required: true
                        content:
                          application/json:
                            schema: {$ref: "#/components/schemas/NewMark"}
                      responses:
                        "204": {description: Added.}
                components:
                  schemas:
                    Mark:
                      type: object
                      properties:
                        value: {type: [string, "null"]}
                        unit: {type: string}
                    NewMark:
                      type: object
                      required: [value]
                      properties:
                        value: {type: string}
                        kind: {type: string, enum: [ORAL, WRITTEN]}
                """;

        @Test
        void theSameContractBreaksNobody() throws IOException {
            assertThat(ContractDiff.between(CONTRACT, CONTRACT).broken()).isEmpty();
        }

        @Test
        void anOperationThatIsGoneBreaks() throws IOException {
            var without = CONTRACT.replace("    post:", "    put:");

            assertThat(ContractDiff.between(CONTRACT, without).broken()).containsExactly("POST /v1/marks");
        }

        @Test
        void aFieldThatIsNoLongerAnsweredBreaks() throws IOException {
            var without = CONTRACT.replace("        unit: {type: string}\n", "");

            assertThat(ContractDiff.between(CONTRACT, without).broken()).containsExactly("GET /v1/marks");
        }

        @Test
        void aFieldThatBecomesAnotherTypeBreaks() throws IOException {
            var other = CONTRACT.replace("unit: {type: string}", "unit: {type: integer}");

            assertThat(ContractDiff.between(CONTRACT, other).broken()).containsExactly("GET /v1/marks");
        }

        @Test
        void aFieldThatMustNowBeSentBreaks() throws IOException {
            var stricter = CONTRACT.replace("required: [value]", "required: [value, kind]");

            assertThat(ContractDiff.between(CONTRACT, stricter).broken()).containsExactly("POST /v1/marks");
        }

        @Test
        void aValueThatIsNoLongerTakenBreaks() throws IOException {
            var fewer = CONTRACT.replace("[ORAL, WRITTEN]", "[ORAL]");

            assertThat(ContractDiff.between(CONTRACT, fewer).broken()).containsExactly("POST /v1/marks");
        }

        @Test
        void aParameterThatMustNowBeSentBreaks() throws IOException {
            var stricter = CONTRACT.replace("in: query,", "in: query, required: true,");

            assertThat(ContractDiff.between(CONTRACT, stricter).broken()).containsExactly("GET /v1/marks");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\0',
                value = {
                    "{type: integer, maximum: 200}   | {type: integer, maximum: 100}",
                    "{type: integer, minimum: 0}     | {type: integer, minimum: 1}",
                    "{type: string, maxLength: 80}   | {type: string, maxLength: 40}",
                    "{type: string, enum: [A, B]}    | {type: string, enum: [A]}"
                })
        void aParameterThatTakesLessBreaksAndOneThatTakesMoreDoesNot(String more, String less) throws IOException {
            assertThat(broken(more, less)).containsExactly("GET /v1/marks");
            assertThat(broken(less, more)).isEmpty();
        }

        /** Nobody can tell which of two patterns lets more through: another one is always looked at by people. */
        @Test
        void anotherPatternBreaks() throws IOException {
            assertThat(broken("{type: string}", "{type: string, pattern: '[A-Z]+'}"))
                    .containsExactly("GET /v1/marks");
            assertThat(broken("{type: string, pattern: '[A-Z]'}", "{type: string, pattern: '[A-Z]+'}"))
                    .containsExactly("GET /v1/marks");
        }

        private static List<String> broken(String released, String present) throws IOException {
            var parameter = "in: query, schema: {type: string}";
            return ContractDiff.between(
                            CONTRACT.replace(parameter, "in: query, schema: " + released),
                            CONTRACT.replace(parameter, "in: query, schema: " + present))
                    .broken();
        }

        @Test
        void anOperationAParameterAnAnswerOrARoleMoreBreaksNobody() throws IOException {
            var more = CONTRACT.replace(
                            "    post:\n",
                            "    delete:\n      operationId: dropMarks\n      responses: {\"204\": {description: Gone.}}\n    post:\n")
                    .replace(
                            "      - {name: unit",
                            "      - {name: limit, in: query, schema: {type: integer}}\n      - {name: unit")
                    .replace(
                            "        \"204\": {description: Added.}",
                            "        \"204\": {description: Added.}\n        \"429\": {description: Too many.}");

            assertThat(ContractDiff.between(CONTRACT, more).broken()).isEmpty();
        }

        @Test
        void anOptionalAdditionBreaksNobody() throws IOException {
            var more = CONTRACT.replace("unit: {type: string}", "unit: {type: string}\n        title: {type: string}")
                    .replace("        kind:", "        remark: {type: string}\n        kind:")
                    .replace("in: query, schema", "in: query, description: \"One unit.\", schema");

            assertThat(ContractDiff.between(CONTRACT, more).broken()).isEmpty();
        }

        @Test
        void aBreakIsAnnouncedInTheNewestSectionOnly() {
            var announcement = "- **Breaking** `POST /v1/marks`: a reason is asked for.\n";

            assertThat(announced("# T\n\n## 1.1.0\n\n" + announcement + "\n## 1.0.0\n", "POST /v1/marks"))
                    .isTrue();
            assertThat(announced("# T\n\n## 1.1.0\n\nAll new.\n\n## 1.0.0\n\n" + announcement, "POST /v1/marks"))
                    .isFalse();
            assertThat(announced("# T\n\n## 1.1.0\n\n" + announcement, "GET /v1/marks"))
                    .isFalse();
        }
    }
}
