package fr.palmares.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The site as the build writes it: complete, whole in itself, and readable by everybody. */
class PortalTest {

    static final Path ROOT = Path.of(System.getProperty("palmares.root", "../.."));
    private static final Pattern FETCHED =
            Pattern.compile("(?:src=\"|href=\"|url\\(|@import |import .*? from \")((?:https?:)?//[^\"')]+)");

    @TempDir
    private static Path site = Path.of("");

    @BeforeAll
    static void theSiteIsWritten() throws IOException {
        Portal.write(ROOT, site);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationOfAContractCanBeReadAndTried() {
        return Contract.SERVICES.stream()
                .map(service -> DynamicTest.dynamicTest(service, () -> {
                    var contract = Contract.read(ROOT.resolve("openapi"), service);
                    var page = page("contrat-" + service);

                    assertThat(contract.operations()).isNotEmpty().allSatisfy(operation -> {
                        var shown = page.getElementById(operation.id());
                        assertThat(shown).as(operation.id()).isNotNull();
                        var form = shown.selectFirst("form.try");
                        assertThat(form).isNotNull();
                        assertThat(form.attr("data-method")).isEqualTo(operation.method());
                        assertThat(form.attr("data-path")).isEqualTo(operation.path());
                        assertThat(form.select("[name*=:]")).hasSameSizeAs(operation.parameters());
                    });
                }));
    }

    @Test
    void everyFactHasItsSchemaAndItsExample() throws IOException {
        var page = page("evenements");
        for (var service : Contract.SERVICES) {
            assertThat(Fact.of(ROOT.resolve("openapi"), service)).isNotEmpty().allSatisfy(fact -> {
                var shown = page.getElementById(fact.type());
                assertThat(shown).as(fact.type()).isNotNull();
                assertThat(shown.selectFirst("pre").text()).startsWith("{");
                assertThat(site.resolve(fact.schema())).exists();
            });
        }
    }

    @Test
    void theGuideOfIntegratorsIsShownWithItsTablesAndTheReceiverToCopy() throws IOException {
        var guide = page("integration");

        assertThat(guide.select(".guide table")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(guide.select(".guide pre").text()).contains("hmac.new", "/v1/webhooks");
        assertThat(guide.select(".guide a").eachAttr("href")).contains("evenements.html", "SignatureCheck.java");
        assertThat(site.resolve("SignatureCheck.java")).content().contains("HmacSHA256");
    }

    @Test
    void everyPersonWhoCanLogInToTheLocalStackIsListed() throws IOException {
        var people = page("personnes").text();

        assertThat(DemoPerson.of(ROOT)).hasSizeGreaterThan(5).allSatisfy(person -> {
            assertThat(people).contains(person.login(), person.password(), person.role());
            assertThat(person.task()).as("what %s does", person.role()).isNotEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return pages().map(name -> DynamicTest.dynamicTest(name, () -> {
            for (var link : page(name).select("a[href], link[href], script[src], img[src]")) {
                var target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                assertThat(leadsSomewhere(name, target)).as(target).isTrue();
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsFetchedFromElsewhere() throws IOException {
        return files().filter(file -> file.toString().matches(".*\\.(html|css|js|svg)"))
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(FETCHED.matcher(Files.readString(file))
                                        .results()
                                        .map(found -> found.group(1)))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyPageHasItsLandmarksAndNamesItsFields() throws IOException {
        return pages().map(name -> DynamicTest.dynamicTest(name, () -> {
            var page = page(name);

            assertThat(page.selectFirst("html").attr("lang")).isEqualTo("fr");
            assertThat(page.title()).endsWith("portail Palmarès");
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("main")).hasSize(1);
            assertThat(page.select("body > header nav[aria-label]")).hasSize(1);
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            assertThat(page.select("main :is(input, select, textarea)[id]"))
                    .allSatisfy(field -> assertThat(page.select("label[for=" + quoted(field) + "]"))
                            .hasSize(1));
        }));
    }

    private static String quoted(Element field) {
        return "\"" + field.id() + "\"";
    }

    private static boolean leadsSomewhere(String page, String target) throws IOException {
        var parts = target.split("#", 2);
        var file = parts[0].isEmpty() ? page + ".html" : parts[0];
        if (!Files.exists(site.resolve(file))) {
            return false;
        }
        return parts.length == 1
                || new HashSet<>(Jsoup.parse(Files.readString(site.resolve(file)))
                                .select("[id]")
                                .eachAttr("id"))
                        .contains(parts[1]);
    }

    private static Document page(String name) throws IOException {
        return Jsoup.parse(Files.readString(site.resolve(name + ".html")));
    }

    private static Stream<String> pages() throws IOException {
        return files().map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".html"))
                .map(name -> name.replace(".html", ""));
    }

    private static Stream<Path> files() throws IOException {
        try (var files = Files.walk(site)) {
            return List.copyOf(files.filter(Files::isRegularFile).sorted().toList()).stream();
        }
    }
}
