package fr.palmares.registration.personaldata;

import fr.palmares.platform.personaldata.KeptData;
import fr.palmares.platform.personaldata.PersonTables;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * Everything that is kept about a person. A table that names a person or one of their registrations is told by itself,
 * so that a new one is never forgotten; what is left out has its reason here. Accommodations are told as far as the
 * person may see them: the role that alone reads them opens them to the transaction that answers.
 */
@ApplicationScoped
class PersonalData implements KeptData {

    static final Map<String, String> UNTOLD = Map.of(
            "personal_data_part", "the answer itself",
            "duplicate_suspicion", "it would name somebody else");

    private static final String REGISTRATIONS = "SELECT id FROM registration WHERE person_id = ?1";
    private static final Map<String, String> BESIDE = Map.of(
            "person", "SELECT * FROM person WHERE id = ?1",
            "accommodation", "SELECT * FROM accommodation_of_person WHERE person_id = ?1");

    private final PersonTables tables;
    private final Event<Answering> answering;
    private final Session database;

    PersonalData(PersonTables tables, Event<Answering> answering, Session database) {
        this.tables = tables;
        this.answering = answering;
        this.database = database;
    }

    /** Asked in the transaction that answers. */
    @Override
    public Map<String, String> questions() {
        answering.fire(
                new Answering(database.createNativeQuery("SELECT CAST(pg_current_xact_id() AS text)", String.class)
                        .getSingleResult()));
        var questions = new TreeMap<>(BESIDE);
        questions.putAll(tables.questions(REGISTRATIONS, UNTOLD.keySet()));
        return questions;
    }
}
