package fr.palmares.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nobody who built on a released contract is broken by the next one without having been told. */
class BreakingChangeTest {

    private static final Path RELEASED = PortalTest.ROOT.resolve("openapi/released");

    @TestFactory
    Stream<DynamicTest> aBreakOfAReleasedContractIsAnnounced() {
        return Contract.SERVICES.stream().map(service -> DynamicTest.dynamicTest(service, () -> {
            var released = RELEASED.resolve(service + ".yaml");
            assumeTrue(Files.exists(released), "No contract of " + service + " is released yet.");
            var diff = ContractDiff.between(
                    Files.readString(released), Files.readString(PortalTest.ROOT.resolve("openapi/" + service + ".yaml")));
            var log = Files.readString(PortalTest.ROOT.resolve("docs/changes/" + service + ".md"));

            assertThat(diff.broken().stream().filter(operation -> !announced(log, operation)))
                    .as(
                            "Bring these operations back or put a /v2 beside them; see docs/changes/README.md.%n%s",
                            diff.explained())
                    .isEmpty();
        }));
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

            assertThat(announced("# T\n\n## 1.1.0\n\n" + announcement + "\n## 1.0.0\n", "POST /v1/marks")).isTrue();
            assertThat(announced("# T\n\n## 1.1.0\n\nAll new.\n\n## 1.0.0\n\n" + announcement, "POST /v1/marks"))
                    .isFalse();
            assertThat(announced("# T\n\n## 1.1.0\n\n" + announcement, "GET /v1/marks")).isFalse();
        }
    }
}
