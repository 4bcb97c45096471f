package fr.palmares.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What people read in French is written with ’; the straight apostrophe is left to code. Tables kept as their source
 * publishes them, under reference/, are none of our words.
 */
class FrenchApostrophesTest {

    private static final Path ROOT = Path.of(System.getProperty("palmares.root", "../.."));
    private static final List<String> MODULES = Stream.concat(
                    Settings.MODULES.stream(), Stream.of("platform/backends", "deploy/portal", "deploy/local"))
            .toList();

    /** An article, a pronoun or a conjunction that lost its vowel: no English word and no SQL ends like this. */
    private static final Pattern ELISION =
            Pattern.compile("(?iu)(?<![\\w\\p{L}'’.$])(?:jusqu|lorsqu|puisqu|quelqu|presqu|aujourd|qu|[cdjlmnst])'"
                    + "(?=[\\p{L}«{%]|\"$)");

    private static final Pattern JAVA = Pattern.compile("//.*"
            + "|/\\*[\\s\\S]*?\\*/"
            + "|(?<text>\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\\\\\n]*(?:\\\\.[^\"\\\\\\n]*)*\")"
            + "|'(?:\\\\.|[^'\\\\\\n])+'");

    private record Text(Path file, String text) {}

    @Test
    void frenchTextsAreWrittenWithTheTypographicApostrophe() throws IOException {
        var texts = Stream.concat(inJava(), inTemplates()).toList();

        assertThat(texts).filteredOn(text -> text.text().contains("’")).hasSizeGreaterThan(400);
        assertThat(texts)
                .filteredOn(text -> ELISION.matcher(text.text()).find())
                .isEmpty();
    }

    private static Stream<Text> inJava() throws IOException {
        return files(".java")
                .flatMap(file -> JAVA.matcher(read(file))
                        .results()
                        .filter(token -> token.group("text") != null)
                        .map(token -> new Text(ROOT.relativize(file), token.group("text"))));
    }

    private static Stream<Text> inTemplates() throws IOException {
        return files(".html", ".txt", ".json", ".yaml").map(file -> new Text(ROOT.relativize(file), read(file)));
    }

    private static Stream<Path> files(String... endings) throws IOException {
        var found = new ArrayList<Path>();
        for (var module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                files.filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
                        .filter(file -> !file.getParent().endsWith("reference"))
                        .forEach(found::add);
            }
        }
        return found.stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
