package fr.palmares.documents.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.documents.paper.composing.PaperKind;
import fr.palmares.documents.people.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A fact for each kind of document, and the people it names. */
final class PaperFacts {

    private PaperFacts() {}

    static ObjectNode of(PaperKind kind) throws IOException {
        var fact = (ObjectNode)
                switch (kind) {
                    case REGISTRATION_SUMMARY, ENGAGEMENT_FORM, TRAINING_CERTIFICATE, CHECKLIST ->
                        Papers.JSON.readTree(read("registration"));
                    case RECEIPT -> Papers.JSON.readTree("""
                            {"providedAt":"2025-11-12T09:30:00Z","specialty":"MCO-2024","pieces":[
                              {"code":"IDENTITE","sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
                              {"code":"CONFIRMATION","sha256":"60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"}]}""");
                    case SUMMONS -> Papers.JSON.readTree(read("summons"));
                    case TRANSCRIPT, UNITS_CERTIFICATE -> Papers.JSON.readTree(read("result"));
                    case SUCCESS_CERTIFICATE ->
                        ((ObjectNode) Papers.JSON.readTree(read("result"))).put("decision", "ADMITTED");
                    case REJECTION_LETTER, CANCELLATION_LETTER -> Papers.JSON.readTree("""
                            {"specialty":"MCO-2024","reason":"irregular-file",
                             "text":"Le contrat d’apprentissage n’est pas signé."}""");
                    case PREPARATORY_FORM -> Papers.JSON.readTree("""
                            {"specialty":"MCO-2024","category":"SCHOOL","state":"PRE_REGISTERED"}""");
                    case CALL_LIST -> seats("seats", Papers.JSON.readTree("""
                            {"centre":"0440001M","centreName":"Lycée de l’Erdre, Nantes","room":"B12","unit":"U1",
                             "title":"Culture générale et expression","specialty":"MCO-2024",
                             "startsAt":"2026-05-11T07:00:00Z","endsAt":"2026-05-11T11:00:00Z"}"""), 30);
                    case DELIBERATION_MINUTES -> seats("decisions", Papers.JSON.readTree("""
                            {"specialty":"MCO-2024","round":"FIRST","publishedAt":"2026-06-22T08:00:00Z",
                             "closedAt":"2026-06-19T15:40:00Z",
                             "minutesSha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}"""), 31);
                };
        if (kind == PaperKind.CHECKLIST || kind == PaperKind.RECEIPT) {
            fact.set("checklist", Papers.JSON.readTree(read("checklist")));
        }
        return fact;
    }

    private static ObjectNode seats(String name, JsonNode fact, int count) {
        var array = ((ObjectNode) fact).putArray(name);
        for (var seat = 0; seat < count; seat++) {
            array.addObject()
                    .put("personId", new UUID(7, seat).toString())
                    .put("candidateNumber", "26170000" + (10 + seat))
                    .put("average", seat % 7 == 0 ? null : "1" + seat % 5 + ".5" + seat % 10)
                    .put(
                            "decision",
                            List.of("ADMITTED", "FAILED", "CATCH_UP_ALLOWED", "ELIMINATED")
                                    .get(seat % 4));
        }
        return (ObjectNode) fact;
    }

    static Optional<Person> somebody(UUID id) {
        var names = List.of("Zola", "Abélard", "Le Goff-Çelik", "Éluard", "d’Aubigné");
        return Optional.of(new Person(
                id,
                id.getLeastSignificantBits() == 1 ? "Abelard" : names.get((int) (id.getLeastSignificantBits() % 5)),
                null,
                "Maëlle, Inès",
                LocalDate.of(2005, 3, 1),
                null,
                null,
                null));
    }

    static String read(String fact) throws IOException {
        try (var in = PaperFacts.class.getResourceAsStream("/facts/" + fact + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
