package fr.palmares.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/** The one place where what the frameworks refuse becomes a problem that a person understands. */
class Problems {

    /** Whoever sent more wrong values than this knows enough to begin with. */
    private static final int MOST_ERRORS = 500;

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response refused(ProblemException refused) {
        return refused.problem().toResponse();
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException unreadable) {
        return unreadableBody(unreadable);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatched) {
        return unreadableBody(mismatched);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid) {
        var missing = invalid.getConstraintViolations().stream().anyMatch(Problems::isMissing);
        var problem = missing
                ? Problem.of(400, "/problems/malformed", "Requête incomplète", "Un champ obligatoire manque.")
                : Problem.of(422, "/problems/unprocessable", "Valeur refusée", "Une valeur n’est pas possible.");
        var violations = invalid.getConstraintViolations().stream()
                .sorted(Comparator.comparing(v -> v.getPropertyPath().toString()))
                .limit(MOST_ERRORS)
                .toList();
        for (ConstraintViolation<?> violation : violations) {
            problem = problem.at(pointer(violation.getPropertyPath()), violation.getMessage());
        }
        return problem.toResponse();
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException unauthorized) {
        return whoAreYou();
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException unauthenticated) {
        return whoAreYou();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        return Problem.of(
                        403,
                        "/problems/forbidden",
                        "Accès refusé",
                        "Votre rôle ne permet pas cette opération ; adressez-vous à votre service des examens.")
                .toResponse();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException http) {
        if (http.getCause() instanceof JsonProcessingException unreadable) {
            return unreadableBody(unreadable);
        }
        var status = http.getResponse().getStatus();
        if (status < 400) {
            return http.getResponse();
        }
        if (status >= 500) {
            return unexpected(http);
        }
        var answer = describe(status).toResponse();
        http.getResponse().getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                answer.getHeaders().addAll(name, values);
            }
        });
        return answer;
    }

    @ServerExceptionMapper
    Response unexpected(Throwable unexpected) {
        if (brokeOff(unexpected)) {
            LOG.debug("a caller hung up before the end of the request");
            return describe(400).toResponse();
        }
        var incident = UUID.randomUUID();
        LOG.errorf(unexpected, "incident %s", incident);
        return Problem.of(
                        500,
                        "/problems/internal",
                        "Erreur de notre côté",
                        "Rien n’a été enregistré. Réessayez dans un instant ; si l’erreur persiste, communiquez le numéro"
                                + " d’incident " + incident + ".")
                .with("incident", incident.toString())
                .toResponse();
    }

    /**
     * Whether the body of the request ended too early. The causes are many (closed, reset), and a connection of our own
     * that breaks has the same; where it was thrown tells them apart.
     */
    private static boolean brokeOff(Throwable thrown) {
        var read = thrown instanceof UncheckedIOException unchecked ? unchecked.getCause() : thrown;
        return read instanceof IOException
                && Arrays.stream(read.getStackTrace())
                        .limit(1)
                        .anyMatch(frame -> frame.getClassName().startsWith(VertxInputStream.class.getName()));
    }

    private static Problem describe(int status) {
        return switch (status) {
            case 404 -> Problem.of(404, "/problems/not-found", "Introuvable", "Cette adresse ne mène à rien.");
            case 405 ->
                Problem.of(
                        405,
                        "/problems/method-not-allowed",
                        "Opération impossible",
                        "Cette adresse n’accepte pas cette opération.");
            case 406 ->
                Problem.of(
                        406,
                        "/problems/not-acceptable",
                        "Format indisponible",
                        "Cette ressource n’existe pas dans le format demandé (en-tête Accept).");
            case 413 ->
                Problem.of(
                        413, "/problems/too-large", "Envoi trop volumineux", "Le contenu dépasse la taille permise.");
            case 415 ->
                Problem.of(
                        415,
                        "/problems/unsupported-media-type",
                        "Format non reconnu",
                        "Envoyez le contenu dans le format prévu (en-tête Content-Type).");
            case 429 ->
                Problem.of(429, "/problems/too-many-requests", "Trop de demandes", "Réessayez dans quelques instants.");
            default ->
                Problem.of(status, "/problems/malformed", "Requête refusée", "La requête n’a pas la forme attendue.");
        };
    }

    private static Response whoAreYou() {
        return Response.fromResponse(Problem.of(
                                401,
                                "/problems/unauthenticated",
                                "Connexion nécessaire",
                                "Connectez-vous, ou renouvelez votre jeton d’accès, puis recommencez.")
                        .toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response unreadableBody(JsonProcessingException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refused) {
                return refused.problem().toResponse();
            }
        }
        var pointer = pointer(unreadable);
        return InvalidInput.malformed(pointer, explain(unreadable, pointer))
                .problem()
                .toResponse();
    }

    private static String explain(JsonProcessingException unreadable, String pointer) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown ->
                "Le champ « " + unknown.getPropertyName() + " » est inconnu ; retirez-le ou corrigez son nom.";
            case InvalidFormatException format
            when format.getTargetType() != null && format.getTargetType().isEnum() ->
                "La valeur de « " + pointer + " » est inconnue ; valeurs possibles : "
                        + Arrays.stream(format.getTargetType().getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                        + ".";
            case MismatchedInputException mismatched ->
                pointer.isEmpty()
                        ? "Le corps de la requête n’a pas la forme attendue."
                        : "Le champ « " + pointer + " » manque ou n’a pas le type attendu.";
            default -> "Le corps de la requête n’est pas du JSON valide.";
        };
    }

    private static String pointer(JsonProcessingException unreadable) {
        if (!(unreadable instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    /** Bean validation's path starts with the method and its argument; what follows is the place in the body. */
    private static String pointer(Path path) {
        var steps = StreamSupport.stream(path.spliterator(), false).toList();
        if (steps.size() == 2) {
            return "#" + steps.get(1).getName();
        }
        return steps.stream()
                .skip(steps.size() > 2 ? 2 : 0)
                .map(step -> (step.getIndex() == null ? "" : "/" + step.getIndex()) + name(step))
                .collect(Collectors.joining());
    }

    /** An element of a list has no name of its own: its index says it. */
    private static String name(Path.Node step) {
        return step.getKind() == ElementKind.CONTAINER_ELEMENT ? "" : "/" + step.getName();
    }

    private static boolean isMissing(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .equals(NotNull.class);
    }
}
