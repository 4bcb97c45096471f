package fr.palmares.documents.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Everything that is kept about a person. A table that names a person or one of their registrations is told by itself,
 * so that a new one is never forgotten; what is left out has its reason here, and what only another database role may
 * read is not ours to tell.
 */
@ApplicationScoped
class PersonalData {

    static final Map<String, String> UNTOLD = Map.of(
            "personal_data_part", "the answer itself",
            "erasure", "that the person asked to be forgotten, until it is done",
            "upload_slot", "a place in a queue, for minutes");

    private static final String REGISTRATIONS = "SELECT registration_id FROM candidate_file WHERE person_id = ?1";
    private static final Map<String, String> BESIDE =
            Map.of("seen_or_changed", "SELECT at, action FROM audit_entry WHERE subject = CAST(?1 AS text)");

    private final Session database;

    PersonalData(Session database) {
        this.database = database;
    }

    /** One JSON object, a member per table. */
    String of(UUID personId) {
        return questions().entrySet().stream()
                .map(question -> "\"" + question.getKey() + "\":" + rows(question.getValue(), personId))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String rows(String question, UUID personId) {
        return database.createNativeQuery(
                        "SELECT CAST(coalesce(jsonb_agg(to_jsonb(told)), '[]') AS text) FROM (" + question + ") told",
                        String.class)
                .setParameter(1, personId)
                .getSingleResult();
    }

    private Map<String, String> questions() {
        var questions = new TreeMap<>(BESIDE);
        database.createNativeQuery("""
                        SELECT c.relname AS name, bool_or(a.attname = 'person_id') AS of_person
                          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                         WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace)
                           AND a.attname IN ('person_id', 'registration_id') AND NOT a.attisdropped
                           AND has_table_privilege(c.oid, 'SELECT')
                         GROUP BY c.relname
                        """, Tuple.class)
                .getResultStream()
                .map(row -> Map.entry(row.get("name", String.class), row.get("of_person", Boolean.class)))
                .filter(table -> !UNTOLD.containsKey(table.getKey()))
                .forEach(table -> questions.put(table.getKey(), question(table.getKey(), table.getValue())));
        return questions;
    }

    private static String question(String table, boolean ofPerson) {
        var name = "\"" + table + "\"";
        return ofPerson
                ? "SELECT * FROM " + name + " WHERE person_id = ?1"
                : "SELECT * FROM " + name + " WHERE registration_id IN (" + REGISTRATIONS + ")";
    }
}
