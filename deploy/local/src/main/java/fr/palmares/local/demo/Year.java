package fr.palmares.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.local.demo.Api.Surprise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the chapters of the year share: where the services are, who acts, and whom it is about. */
final class Year {

    static final int SESSION = 2026;
    static final String ACADEMY = "17";
    static final String UAI = "0440001M";
    static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int COUNTERS = 4;

    final Api api = new Api();
    final Places at;
    final ExamClock clock;
    final Story story;
    final Person administrator;
    final Person examOffice;
    final Person school;

    /** By family name, in the order of the file; the independent candidate comes last. */
    final Map<String, Candidate> candidates = new LinkedHashMap<>();

    Year(Places at, Story story) {
        this.at = at;
        this.story = story;
        clock = new ExamClock(at.clockFile());
        administrator = staff("administrateur");
        examOffice = staff("dec-nantes");
        school = staff("lycee-0440001M");
    }

    Person staff(String login) {
        return new Person(api, at.keycloak(), login, "palmares-local-" + login);
    }

    Person candidate(String login, String password) {
        return new Person(api, at.keycloak(), login, password);
    }

    Candidate find(String familyName) {
        var candidate = candidates.get(familyName);
        if (candidate == null) {
            throw new Surprise("nobody is called " + familyName);
        }
        return candidate;
    }

    /** Several people at once, as on any evening; the first surprise is everybody's. */
    <T> void eachOf(Collection<T> people, Consumer<T> deed) {
        try (var counters = Executors.newFixedThreadPool(COUNTERS)) {
            var served = people.stream()
                    .map(person -> counters.submit(() -> deed.accept(person)))
                    .toList();
            for (var one : served) {
                one.get();
            }
        } catch (ExecutionException surprise) {
            throw surprise.getCause() instanceof Surprise ours
                    ? ours
                    : new Surprise("" + surprise.getCause(), surprise);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Surprise("interrupted", stopped);
        }
    }

    JsonNode read(URI base, String path, Person reader) {
        return api.get(base, path).as(reader).expect(200).json();
    }

    /** All items of a paged list. */
    Stream<JsonNode> all(URI base, String path, Person reader) {
        var items = Stream.<JsonNode>builder();
        var next = "";
        do {
            var page = read(
                    base,
                    path + (path.contains("?") ? "&" : "?") + "limit=100" + (next.isEmpty() ? "" : "&cursor=" + next),
                    reader);
            page.get("items").forEach(items);
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        return items.build();
    }

    void save(String folder, String name, byte[] content) {
        try {
            Files.createDirectories(at.output().resolve(folder));
            Files.write(at.output().resolve(folder).resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static void insist(boolean holds, String otherwise) {
        if (!holds) {
            throw new Surprise(otherwise);
        }
    }
}
