package fr.palmares.registration.importing.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A file that announces that it is too large is refused, with the reason, before a byte of it is read. */
@ApplicationScoped
class LargestFile {

    private static final int BEFORE_THE_BODY = 900;
    private static final String IMPORTS = "/v1/imports";

    private final long largest;
    private final Buffer refusal;

    LargestFile(
            @ConfigProperty(name = "palmares.registration.import.largest-mebibytes", defaultValue = "60") int mebibytes,
            ObjectMapper json)
            throws JsonProcessingException {
        largest = (long) mebibytes << 20;
        refusal = Buffer.buffer(json.writeValueAsBytes(new TooLarge(mebibytes).problem()));
    }

    void stand(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_THE_BODY);
    }

    private void admit(RoutingContext call) {
        if (call.request().path().equals(IMPORTS) && announced(call) > largest) {
            call.response()
                    .endHandler(_ -> call.request().connection().close())
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(refusal);
        } else {
            call.next();
        }
    }

    private static long announced(RoutingContext call) {
        var length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
