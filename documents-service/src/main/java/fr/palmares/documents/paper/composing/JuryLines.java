package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who sat, as a publication tells it from the sealed minutes (DOMAIN G-9); nothing where it was not told. */
final class JuryLines {

    private JuryLines() {}

    static List<Views.Line> of(JsonNode jury) {
        if (!jury.isObject()) {
            return List.of();
        }
        var lines = new ArrayList<Views.Line>();
        var act = jury.path("appointment");
        lines.add(new Views.Line(
                "Acte de nomination",
                act.path("reference").asText() + " du "
                        + Wording.day(LocalDate.parse(act.path("date").asText()))));
        var members = jury.path("members");
        lines.add(new Views.Line("Membres présents", names(members, true)));
        var absent = names(members, false);
        if (!absent.isEmpty()) {
            lines.add(new Views.Line("Membres absents", absent));
        }
        return List.copyOf(lines);
    }

    private static String names(JsonNode members, boolean present) {
        return Composer.stream(members)
                .filter(member -> member.path("present").asBoolean() == present)
                .map(member -> member.path("name").asText() + " ("
                        + quality(member.path("seat").asText()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String quality(String seat) {
        return switch (seat) {
            case "PRESIDENT_UNIVERSITY_TEACHER" -> "présidence, enseignement supérieur";
            case "PRESIDENT_IA_IPR" -> "présidence, IA-IPR";
            case "TEACHER" -> "corps enseignant";
            case "PROFESSIONAL" -> "profession";
            default -> seat;
        };
    }
}
