package fr.palmares.registration.followup;

import fr.palmares.registration.Scope;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.FileColour;
import fr.palmares.registration.enrolment.domain.State;
import fr.palmares.registration.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which registrations the caller may see, and which of these were asked for. */
@ApplicationScoped
class FollowUpFilter {

    /** The filters of the follow-up list, the same for the list, the counts and the export. */
    static class Asked {

        @QueryParam("examSession")
        @Nullable
        Integer examSession;

        @QueryParam("academy")
        @Nullable
        String academy;

        @QueryParam("uai")
        @Nullable
        String uai;

        @QueryParam("specialty")
        @Nullable
        String specialty;

        @QueryParam("category")
        @Nullable
        Category category;

        @QueryParam("state")
        @Nullable
        State state;

        @QueryParam("colour")
        @Parameter(
                description =
                        "Colour of the file: red nothing provided, orange started, blue finished, green approved.")
        @Nullable
        FileColour colour;

        @QueryParam("overdue")
        @Parameter(description = "Only files not validated two months after the closing of their académie.")
        @Nullable
        Boolean overdue;

        @QueryParam("q")
        @Parameter(description = "Beginning of a name, of the INE or of the number of the registration.")
        @Nullable
        String text;
    }

    /** Files still open two months after closing are overdue. */
    private static final String OVERDUE = """
            r.state IN ('REGISTERED', 'SUBMITTED') AND EXISTS (
                SELECT 1 FROM calendar c
                 WHERE c.exam_session = r.exam_session AND c.academy = r.academy AND c.published_at IS NOT NULL
                   AND NOT EXISTS (SELECT 1 FROM calendar later
                                    WHERE later.exam_session = c.exam_session AND later.academy = c.academy
                                      AND later.version > c.version AND later.published_at IS NOT NULL)
                   AND (c.registration_closes AT TIME ZONE c.zone + interval '2 months') AT TIME ZONE c.zone <= ?)""";

    private static final String NAMED = """
            r.person_id IN (
                SELECT id FROM person WHERE family_key LIKE ? UNION ALL
                SELECT id FROM person WHERE usage_key LIKE ? UNION ALL
                SELECT id FROM person WHERE given_key LIKE ? UNION ALL
                SELECT id FROM person WHERE ine LIKE ?)""";

    /** Enough of a number that it is not taken for a name. */
    private static final Pattern NUMBER = Pattern.compile("[0-9a-fA-F]{8}[0-9a-fA-F-]{0,28}");

    private final EntityManager database;
    private final Scope scope;
    private final Clock clock;

    FollowUpFilter(EntityManager database, Scope scope, Clock clock) {
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    Conditions conditions(Asked asked) {
        var conditions = new Conditions();
        mine(conditions);
        conditions.add("r.exam_session = ?", asked.examSession);
        conditions.add("r.academy = ?", asked.academy);
        conditions.add("r.uai = ?", asked.uai);
        conditions.add("r.specialty = ?", asked.specialty);
        conditions.add("r.category = ?", name(asked.category));
        conditions.add("r.state = ?", name(asked.state));
        conditions.add("r.file_colour = ?", name(asked.colour));
        if (Boolean.TRUE.equals(asked.overdue)) {
            conditions.add(OVERDUE, clock.instant());
        }
        if (asked.text != null && !asked.text.isBlank()) {
            search(conditions, asked.text.strip());
        }
        return conditions;
    }

    static void search(Conditions conditions, String text) {
        var name = Person.plain(text) + "%";
        var ine = text.toUpperCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        if (NUMBER.matcher(text).matches()) {
            conditions.addAll(
                    "(r.id BETWEEN ? AND ? OR " + NAMED + ")", List.of(first(text), last(text), name, name, name, ine));
        } else if (name.equals("%")) {
            conditions.addAll("false", List.of());
        } else {
            conditions.addAll(NAMED, List.of(name, name, name, ine));
        }
    }

    private static UUID first(String beginning) {
        return filled(beginning, '0');
    }

    private static UUID last(String beginning) {
        return filled(beginning, 'f');
    }

    private static UUID filled(String beginning, char digit) {
        var digits = new StringBuilder(beginning.replace("-", ""));
        while (digits.length() < 32) {
            digits.append(digit);
        }
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16),
                Long.parseUnsignedLong(digits.substring(16, 32), 16));
    }

    /** One's own, those of the establishment, those of the académie and of the specialties it leads (C-3). */
    private void mine(Conditions conditions) {
        var visible = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (!scope.academies().isEmpty()) {
            var academies = List.copyOf(scope.academies());
            visible.add(academies.size() == 1 ? "r.academy = ?" : "r.academy = ANY (?)");
            values.add(academies.size() == 1 ? academies.getFirst() : academies);
            for (var led : led(academies)) {
                visible.add("r.exam_session = ? AND r.specialty = ?");
                values.addAll(led);
            }
        }
        if (!scope.establishments().isEmpty()) {
            var establishments = List.copyOf(scope.establishments());
            visible.add(establishments.size() == 1 ? "r.uai = ?" : "r.uai = ANY (?)");
            values.add(establishments.size() == 1 ? establishments.getFirst() : establishments);
        }
        if (scope.caller().has("candidate")) {
            visible.add("r.person_id = ?");
            values.add(scope.caller().person());
        }
        conditions.addAll(visible.isEmpty() ? "false" : "(" + String.join(" OR ", visible) + ")", values);
    }

    private List<List<Object>> led(List<String> academies) {
        List<?> rows = database.createNativeQuery(
                        "SELECT exam_session, id FROM specialty WHERE lead_academy IN (?1)", Object[].class)
                .setParameter(1, academies)
                .getResultList();
        return rows.stream().map(row -> List.of((Object[]) row)).toList();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
