package fr.palmares.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.platform.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The door of a service on its worst evening: only so many requests are worked on at once, so that those let in are
 * answered in time; the others are told at once to come back. Live streams and the operators' paths are not counted.
 */
@ApplicationScoped
class Admission {

    private static final int BEFORE_EVERYTHING = 1_000;
    private static final String RETRY_AFTER_SECONDS = "2";

    private final AtomicInteger inFlight = new AtomicInteger();
    private final int most;
    private final byte[] refusal;
    private final Counter refused;

    Admission(@ConfigProperty(name = "palmares.http.in-flight") int most, ObjectMapper json, MeterRegistry metrics)
            throws JsonProcessingException {
        this.most = most;
        this.refusal = json.writeValueAsBytes(Problem.of(
                429,
                "/problems/overloaded",
                "Beaucoup de monde en ce moment",
                "Rien n’a été enregistré. Réessayez dans quelques secondes : votre session reste ouverte."));
        this.refused = Counter.builder("palmares.http.refused")
                .description("Requests answered 429 because too many were being worked on")
                .register(metrics);
    }

    void stand(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_EVERYTHING);
    }

    private void admit(RoutingContext call) {
        if (!counted(call)) {
            call.next();
        } else if (inFlight.incrementAndGet() > most) {
            inFlight.decrementAndGet();
            refuse(call);
        } else {
            call.addEndHandler(_ -> inFlight.decrementAndGet());
            call.next();
        }
    }

    private static boolean counted(RoutingContext call) {
        var accept = call.request().getHeader(HttpHeaders.ACCEPT);
        return !call.request().path().startsWith("/q/") && (accept == null || !accept.contains("text/event-stream"));
    }

    private void refuse(RoutingContext call) {
        refused.increment();
        call.response()
                .setStatusCode(429)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .end(Buffer.buffer(refusal));
    }
}
