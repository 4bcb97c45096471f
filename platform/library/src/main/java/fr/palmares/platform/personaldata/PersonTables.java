package fr.palmares.platform.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * Finds the tables that name a person or one of their registrations, so that a new one is never forgotten; what only
 * another database role may read is not the service's to tell.
 */
@ApplicationScoped
public class PersonTables {

    private final Session database;

    PersonTables(Session database) {
        this.database = database;
    }

    /**
     * A question for each of them, and one for who looked at the person or their registrations, or changed them.
     *
     * @param registrations SQL for the ids of a person's registrations, {@code ?1} being the person
     * @param untold names of tables that are left out
     */
    public Map<String, String> questions(String registrations, Set<String> untold) {
        var questions = new TreeMap<String, String>();
        questions.put(
                "seen_or_changed",
                "SELECT at, action FROM audit_entry WHERE subject = CAST(?1 AS text)"
                        + " OR subject IN (SELECT CAST(mine.id AS text) FROM (" + registrations + ") AS mine(id))");
        database.createNativeQuery("""
                        SELECT c.relname AS name, bool_or(a.attname = 'person_id') AS of_person
                          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                         WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace)
                           AND a.attname IN ('person_id', 'registration_id') AND NOT a.attisdropped
                           AND has_table_privilege(c.oid, 'SELECT')
                         GROUP BY c.relname
                        """, Tuple.class)
                .getResultStream()
                .filter(table -> !untold.contains(table.get("name", String.class)))
                .forEach(table -> {
                    var name = table.get("name", String.class);
                    var key = table.get("of_person", Boolean.class)
                            ? "person_id = ?1"
                            : "registration_id IN (" + registrations + ")";
                    questions.put(name, "SELECT * FROM \"" + name + "\" WHERE " + key);
                });
        return questions;
    }
}
