package fr.palmares.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;

/** Somebody of the local stack who can log in, as the realm's local overlay has them. */
public record DemoPerson(String login, String name, String role, String task, String scope, String password) {

    private static final Map<String, String> TASKS = Map.of(
            "administrator", "ouvre les sessions, tient l’annuaire des établissements",
            "exam-office", "tient le calendrier, contrôle les pièces, valide les inscriptions, publie",
            "establishment", "importe ses candidats, édite les papillons, règle qui finit les inscriptions",
            "examiner", "note les copies anonymes de ses lots",
            "jury", "délibère, relève une note avec son motif",
            "exam-centre", "tient les listes d’appel, la présence, les incidents",
            "accommodation-office", "décide des aménagements",
            "accommodation-doctor", "lit seul les pièces médicales, donne son avis");

    static List<DemoPerson> of(Path root) throws IOException {
        var overlay = new ObjectMapper().readTree(root.resolve("deploy/keycloak/local-overlay.json").toFile());
        return StreamSupport.stream(overlay.path("users").spliterator(), false)
                .filter(user -> user.has("credentials"))
                .map(DemoPerson::read)
                .toList();
    }

    private static DemoPerson read(JsonNode user) {
        var role = user.path("realmRoles").path(0).asText();
        var scope = new StringJoiner(" · ");
        user.at("/attributes/uai").forEach(uai -> scope.add("UAI " + uai.asText()));
        user.at("/attributes/academies").forEach(academy -> scope.add("académie " + academy.asText()));
        return new DemoPerson(
                user.path("username").asText(),
                user.path("firstName").asText() + " " + user.path("lastName").asText(),
                role,
                TASKS.getOrDefault(role, ""),
                scope.toString(),
                user.at("/credentials/0/value").asText());
    }
}
