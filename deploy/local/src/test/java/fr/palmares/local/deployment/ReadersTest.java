package fr.palmares.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing that a topic brings is given up because a database is away for a while. */
class ReadersTest {

    private static final Path ROOT = Path.of(System.getProperty("palmares.root", "../.."));
    private static final Pattern READER = Pattern.compile("(?:@Incoming\\(\"[^\"]+\"\\)\\s+)+([^{;]*?)\\w+ \\w+\\(");

    @Test
    void everyReaderOfATopicAwaitsTheDatabase() throws IOException {
        var readers = 0;
        for (var module : Settings.MODULES) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (var file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    for (var reader :
                            READER.matcher(Files.readString(file)).results().toList()) {
                        readers++;
                        assertThat(reader.group(1))
                                .as("how %s reads", file)
                                .containsAnyOf("@AwaitDatabase", "maxRetries = -1");
                    }
                }
            }
        }
        assertThat(readers).isGreaterThan(15);
    }
}
