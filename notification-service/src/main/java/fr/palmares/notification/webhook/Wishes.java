package fr.palmares.notification.webhook;

import fr.palmares.notification.journal.Journal;
import fr.palmares.notification.webhook.domain.Destinations;
import fr.palmares.notification.webhook.domain.Scope;
import fr.palmares.notification.words.Catalogue;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an integrator may have what it asks for; every reason is named at its field. */
@ApplicationScoped
class Wishes {

    private final Destinations destinations;
    private final Caller caller;

    Wishes(Destinations destinations, Caller caller) {
        this.destinations = destinations;
        this.caller = caller;
    }

    /** @throws InvalidInput 422, naming the fields */
    Webhooks.Wish accepted(WebhookBodies.Wish wish) {
        var held = new Scope(caller.values("academies"), caller.values("uai"));
        var wanted = new Scope(set(wish.academies()), set(wish.uais()));
        var problem = at(null, "/url", address(wish.url()));
        for (var i = 0; i < wish.types().size(); i++) {
            problem = at(problem, "/types/" + i, type(wish.types().get(i)));
        }
        var beyond = held.beyond(wanted);
        if (held.isEmpty()) {
            problem = at(
                    problem,
                    "/academies",
                    "Votre jeton ne nomme ni académie ni établissement : rien ne vous serait"
                            + " envoyé. Demandez une portée à votre administrateur.");
        }
        if (!beyond.academies().isEmpty()) {
            problem =
                    at(problem, "/academies", "Votre jeton ne donne pas accès à : " + sorted(beyond.academies()) + ".");
        }
        if (!beyond.uais().isEmpty()) {
            problem = at(problem, "/uais", "Votre jeton ne donne pas accès à : " + sorted(beyond.uais()) + ".");
        }
        if (problem != null) {
            throw new InvalidInput(problem);
        }
        return new Webhooks.Wish(
                wish.url(),
                wish.contact(),
                wish.types().stream().distinct().sorted().toList(),
                held.narrowed(wanted));
    }

    private @Nullable String address(String url) {
        try {
            return destinations
                    .refusal(new URI(url), InetAddress::getAllByName)
                    .map(Wishes::say)
                    .orElse(null);
        } catch (URISyntaxException _) {
            return say(Destinations.Refusal.NOT_AN_ADDRESS);
        }
    }

    private static String say(Destinations.Refusal refusal) {
        return switch (refusal) {
            case NOT_AN_ADDRESS -> "Donnez une adresse complète, telle que https://si.academie.example/palmares.";
            case NOT_HTTPS -> "Donnez une adresse en https.";
            case WITH_PASSWORD -> "Retirez de l’adresse l’identifiant et le mot de passe : la signature les remplace.";
            case WITH_FRAGMENT -> "Retirez de l’adresse ce qui suit le signe #.";
            case FORBIDDEN_PORT -> "Prenez le port 443, ou un port à partir de 1024.";
            case UNKNOWN_HOST -> "Ce nom de serveur est inconnu du DNS.";
            case PRIVATE_ADDRESS -> "Ce serveur n’a pas d’adresse publique : les adresses internes sont refusées.";
        };
    }

    private static @Nullable String type(String type) {
        if (Journal.NOT_FOR_OTHERS.contains(type)) {
            return "Les faits « " + type + " » ne sont envoyés à aucun autre système.";
        }
        return Catalogue.types().contains(type) ? null : "Le type de fait « " + type + " » n’est pas au catalogue.";
    }

    private static @Nullable Problem at(@Nullable Problem problem, String pointer, @Nullable String why) {
        if (why == null) {
            return problem;
        }
        var begun = problem == null ? Problem.of(422, "/problems/unprocessable", "Valeur refusée", why) : problem;
        return begun.at(pointer, why);
    }

    private static Set<String> set(@Nullable List<String> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }

    private static String sorted(Set<String> values) {
        return String.join(", ", values.stream().sorted().toList());
    }
}
