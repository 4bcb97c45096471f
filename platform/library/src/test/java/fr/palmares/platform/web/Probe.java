package fr.palmares.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.palmares.platform.events.Outbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Doors as a service would have them, for the tests of the floor. */
@Path("/probe")
public class Probe {

    public enum Colour {
        RED,
        GREEN
    }

    public record Line(@JsonProperty(required = true) String unit, int years) {}

    public record Body(
            @NotNull @Size(max = 5) String name,
            @Nullable Colour colour,
            @Nullable Boolean yes,
            @Nullable @Valid List<Line> lines,
            @Nullable List<@NotNull @Size(max = 3) String> words) {}

    public record Made(UUID id, int count) {}

    public static final Semaphore READING = new Semaphore(0);
    static final Semaphore ENTERED = new Semaphore(0);
    static final Semaphore LET_GO = new Semaphore(0);
    static final AtomicInteger DONE = new AtomicInteger();

    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Caller caller;

    Probe(Idempotency idempotency, Outbox outbox, Caller caller) {
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.caller = caller;
    }

    @POST
    @RunOnVirtualThread
    public Body echo(@Valid @NotNull Body body) {
        return body;
    }

    @POST
    @Path("/things")
    @RunOnVirtualThread
    @Transactional
    public Made make(@HeaderParam("Idempotency-Key") @Nullable String key, Body body) {
        return idempotency.once(key, body, Made.class, () -> {
            var made = new Made(UUID.randomUUID(), DONE.incrementAndGet());
            outbox.append("platform.ThingMade.v1", made.id(), new Thing("17", body.name()));
            return made;
        });
    }

    /** Reads as it comes. */
    @POST
    @Path("/bytes")
    @Consumes(MediaType.TEXT_PLAIN)
    @RunOnVirtualThread
    public int count(InputStream body) {
        try {
            body.read();
            READING.release();
            return body.readAllBytes().length;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public record Thing(String academy, String name) {}

    @GET
    @Path("/failure")
    @RunOnVirtualThread
    public String fail() {
        throw new IllegalStateException("secret of the house");
    }

    @GET
    @Path("/rare")
    @RateLimited(requests = 3, seconds = 3_600)
    @RunOnVirtualThread
    public String rare() {
        return "here";
    }

    /** Answers when the test says so. */
    @GET
    @Path("/slow")
    @RunOnVirtualThread
    public String slow() throws InterruptedException {
        ENTERED.release();
        LET_GO.acquire();
        return "done";
    }

    @PUT
    @Path("/things/{id}")
    @RolesAllowed("exam-office")
    @APIResponse(responseCode = "204", description = "Kept.")
    @APIResponse(responseCode = "409", description = "`/problems/closed`: too late.")
    @APIResponse(responseCode = "404", description = "No such thing in this house.")
    @RunOnVirtualThread
    public void keep(@RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull Body body) {}

    @GET
    @Path("/who")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    public Set<String> who() {
        return caller.values("academies");
    }
}
