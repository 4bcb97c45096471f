package fr.palmares.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refusal as RFC 9457 has it. {@code type} is the stable code that programs read, relative to the service;
 * {@code title} and {@code detail} are French, for people.
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
@Schema(description = "RFC 9457 problem details; `type` is the stable code, `title` and `detail` are for people.")
public record Problem(
        @Schema(examples = "/problems/malformed") String type,
        @Schema(examples = "400") int status,
        @Schema(examples = "Requête illisible") String title,

        @Schema(examples = "Le champ « mark » est inconnu ; retirez-le.")
        String detail,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    /** @param type a path such as {@code /problems/window-closed} */
    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(type, status, title, detail, List.of(), Map.of());
    }

    /** The same problem with one more member, for programs. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(type, status, title, detail, errors, more);
    }

    /** The same problem, naming one more field. */
    public Problem at(String pointer, String message) {
        var more = new ArrayList<>(errors);
        more.add(new FieldError(pointer, message));
        return new Problem(type, status, title, detail, more, extensions);
    }

    public Response toResponse() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(this)
                .build();
    }
}
