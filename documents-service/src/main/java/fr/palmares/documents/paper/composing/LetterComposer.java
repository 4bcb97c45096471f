package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.documents.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Letters for the post: a registration is rejected or cancelled, why, and what one may do about it. */
final class LetterComposer {

    private LetterComposer() {}

    static Views.Letter compose(Views.Head head, JsonNode fact, Person person) {
        var lines = new ArrayList<String>();
        lines.add(firstName(person) + " " + person.familyName().toUpperCase(Locale.FRENCH));
        lines.addAll(address(person));
        return new Views.Letter(
                head.addressedTo(lines),
                "Madame, Monsieur",
                Wording.reason(fact.path("reason").asText()),
                fact.path("text").asText(""));
    }

    /** Street, then postal code and town; empty where the candidate left none. */
    static List<String> address(Person person) {
        var address = person.address();
        if (address == null) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        if (address.street() != null && !address.street().isBlank()) {
            lines.add(address.street());
        }
        var town = ((address.postalCode() == null ? "" : address.postalCode()) + " "
                        + (address.city() == null ? "" : address.city().toUpperCase(Locale.FRENCH)))
                .strip();
        if (!town.isEmpty()) {
            lines.add(town);
        }
        return List.copyOf(lines);
    }

    private static String firstName(Person person) {
        return person.givenNames().split(",")[0].strip();
    }
}
