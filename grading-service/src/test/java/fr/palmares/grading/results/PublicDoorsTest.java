package fr.palmares.grading.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What anybody may ask is asked so often a minute by one address, and no oftener. */
@QuarkusTest
class PublicDoorsTest {

    @TestHTTPResource("/")
    URI service;

    @Test
    void theHundredAndTwentyFirstVerificationOfAMinuteIsOneTooMany() throws Exception {
        try (var client = client("127.0.0.21")) {
            for (int i = 0; i < 120; i++) {
                assertThat(status(client, "/v1/verifications/AAAA-AAAA-AAAA-AAAA"))
                        .isEqualTo(200);
            }

            var refused = 0;
            for (int i = 0; i < 20; i++) {
                refused += status(client, "/v1/verifications/AAAA-AAAA-AAAA-AAAA") == 429 ? 1 : 0;
            }

            assertThat(refused).isPositive();
        }
    }

    @Test
    void codesAreNotTriedByTheThousandAndAnotherAddressIsNotTroubled() throws Exception {
        try (var guesser = client("127.0.0.22");
                var candidate = client("127.0.0.23")) {
            int refused = 0;
            for (int i = 0; i < 400; i++) {
                refused += status(guesser, "/v1/results/by-code") == 429 ? 1 : 0;
            }

            assertThat(refused).isPositive();
            assertThat(status(candidate, "/v1/results/by-code")).isEqualTo(404);
        }
    }

    private static HttpClient client(String address) throws IOException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    private int status(HttpClient client, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.getPort() + path))
                .header("Results-Code", "AAAA-AAAA-AAAA-AAAA-AAAA")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
