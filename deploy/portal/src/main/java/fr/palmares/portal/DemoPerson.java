package fr.palmares.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Somebody of the local stack who can log in, as the realm's local overlay has them. */
public record DemoPerson(
        String login, String name, String role, String task, String scope, String password, boolean afterDemo) {

    private static final Map<String, String> TASKS = Map.of(
            "administrator", "ouvre les sessions, tient l’annuaire des établissements",
            "exam-office", "tient le calendrier, contrôle les pièces, valide les inscriptions, publie",
            "establishment", "importe ses candidats, édite les papillons, règle qui finit les inscriptions",
            "examiner", "note les copies anonymes de ses lots",
            "jury", "délibère, relève une note avec son motif",
            "exam-centre", "tient les listes d’appel, la présence, les incidents",
            "accommodation-office", "décide des aménagements",
            "accommodation-doctor", "lit seul les pièces médicales, donne son avis");

    /** Made by the demo itself, over the public contract. */
    private static final DemoPerson CANDIDATE = new DemoPerson(
            "sarah.lemoine@courriel.example",
            "Sarah Lemoine",
            "candidate",
            "candidate individuelle, après « ./palmares demo »",
            "académie 17",
            "Trois-Rives-2026-Lemoine",
            true);

    private static final DemoPerson INTEGRATOR = new DemoPerson(
            "palmares-integrator",
            "Un système intégrateur",
            "integrator",
            "suit les faits, lit ce que ses droits permettent ; son mot de passe est le secret du client",
            "académie 17",
            "palmares-integrator-local",
            false);

    static List<DemoPerson> of(Path root) throws IOException {
        var overlay = new ObjectMapper()
                .readTree(root.resolve("deploy/keycloak/local-overlay.json").toFile());
        var staff = StreamSupport.stream(overlay.path("users").spliterator(), false)
                .filter(user -> user.has("credentials"))
                .map(DemoPerson::read);
        return Stream.concat(staff, Stream.of(CANDIDATE, INTEGRATOR)).toList();
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
                user.at("/credentials/0/value").asText(),
                false);
    }
}
