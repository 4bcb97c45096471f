package fr.palmares.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.palmares.platform.problem.Problem;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the calls of {@link RateLimited} operations, by operation and client address. */
@Provider
@RateLimited(requests = 1, seconds = 1)
@Priority(Priorities.AUTHENTICATION - 100)
class RateLimit implements ContainerRequestFilter {

    private record Client(Method operation, String address) {}

    private final Cache<Client, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    private final ResourceInfo resource;
    private final HttpServerRequest request;

    RateLimit(ResourceInfo resource, HttpServerRequest request) {
        this.resource = resource;
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        var operation = resource.getResourceMethod();
        var client = new Client(operation, request.remoteAddress().hostAddress());
        var used = buckets.get(client, _ -> bucket(operation.getAnnotation(RateLimited.class)))
                .tryConsumeAndReturnRemaining(1);
        if (!used.isConsumed()) {
            call.abortWith(tooMany(TimeUnit.NANOSECONDS.toSeconds(used.getNanosToWaitForRefill()) + 1));
        }
    }

    private static Bucket bucket(RateLimited limit) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth
                        .capacity(limit.requests())
                        .refillGreedy(limit.requests(), Duration.ofSeconds(limit.seconds())))
                .build();
    }

    private static Response tooMany(long seconds) {
        var problem = Problem.of(
                429,
                "/problems/too-many-requests",
                "Trop d’appels",
                "Cette adresse a appelé trop souvent ; réessayez dans %d s.".formatted(seconds));
        return Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
