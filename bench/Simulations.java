import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * What anybody may try, as fast as it answers: each calculation against the same service's liveness answer, which goes
 * through the same HTTP stack and calculates nothing. Rounds alternate, so that a slow moment hits both; the median of
 * their ratios counts.
 */
final class Simulations {

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 7;
    private static final Duration ROUND = Duration.ofSeconds(2);

    private record Contest(String name, URI base, String path, String body) {}

    private static final List<Contest> CONTESTS = List.of(
            new Contest("deliberation", service(8084), "/v1/deliberations/simulations", """
                    {"examSession":2026,"form":"GLOBAL","units":[
                     {"code":"U1","title":"Culture générale et expression","coefficient":"3","domain":"GENERAL",
                      "optional":false,"result":{"type":"MARK","value":"11"}},
                     {"code":"U4","title":"CEJM","coefficient":"3","domain":"GENERAL","optional":false,
                      "result":{"type":"MARK","value":"7"}},
                     {"code":"U5","title":"Relation client","coefficient":"3","domain":"PROFESSIONAL","optional":false,
                      "result":{"type":"RETAINED","value":"10","obtainedIn":2024}},
                     {"code":"U6","title":"Animation","coefficient":"3","domain":"PROFESSIONAL","optional":false,
                      "result":{"type":"MARK","value":"10.5"}}],
                     "catchUp":[{"unit":"U1","mark":"12"},{"unit":"U4","mark":"9"}]}"""),
            new Contest("eligibility", service(8082), "/v1/registrations/eligibility-checks", """
                    {"examSession":2026,"academy":"17","specialty":"MCO-2024","category":"DISTANCE_LEARNING",
                     "form":"PROGRESSIVE","repeating":true,"previousForm":"GLOBAL","languages":{"a":"ANGLAIS","b":null},
                     "units":[{"unit":"U1","choice":"RETAIN","mark":"9.5","obtainedIn":2025}],
                     "optionalUnits":[{"unit":"UF1","language":"ESPAGNOL"},{"unit":"UF-EE"}]}"""),
            new Contest("checklist", service(8083), "/v1/checklists/simulations", """
                    {"examSession":2026,"academy":"17","specialty":"MS-B","category":"SCHOOL","optionalUnits":["UF-EE"]}"""));

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws Exception {
        System.out.printf("%-14s %12s %12s %8s%n", "calculation", "answers/s", "empty/s", "ratio");
        for (var contest : CONTESTS) {
            var calculation = HttpRequest.newBuilder(contest.base().resolve(contest.path()))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(contest.body()))
                    .build();
            var nothing = HttpRequest.newBuilder(contest.base().resolve("/q/health/live")).build();
            if (!answers(nothing)) {
                System.out.printf("%-14s %s does not run%n", contest.name(), contest.base());
                continue;
            }
            run(calculation);
            run(nothing);
            var ratios = new ArrayList<Double>();
            double calculated = 0;
            double empty = 0;
            for (int round = 0; round < ROUNDS; round++) {
                var one = run(calculation);
                var other = run(nothing);
                ratios.add(one / other);
                calculated += one / ROUNDS;
                empty += other / ROUNDS;
            }
            var sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    "%-14s %12.0f %12.0f %8.2f   (of %d rounds: %.2f to %.2f)%n",
                    contest.name(), calculated, empty, sorted[ROUNDS / 2], ROUNDS, sorted[0], sorted[ROUNDS - 1]);
        }
    }

    private static boolean answers(HttpRequest request) throws InterruptedException {
        try {
            ask(request);
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Answers a second that sixteen clients get, each asking again as soon as it was answered. */
    private static double run(HttpRequest request) throws Exception {
        var answers = new LongAdder();
        var end = System.nanoTime() + ROUND.toNanos();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = Arrays.asList(new Integer[CLIENTS]).stream()
                    .map(client -> clients.submit(() -> {
                        while (System.nanoTime() < end) {
                            ask(request);
                            answers.increment();
                        }
                        return null;
                    }))
                    .toList();
            for (var client : asked) {
                client.get();
            }
        }
        return answers.sum() / (ROUND.toNanos() / 1e9);
    }

    private static void ask(HttpRequest request) throws IOException, InterruptedException {
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static URI service(int port) {
        var offset = Integer.parseInt(System.getenv().getOrDefault("PALMARES_PORT_OFFSET", "0"));
        return URI.create("http://localhost:" + (port + offset));
    }
}
