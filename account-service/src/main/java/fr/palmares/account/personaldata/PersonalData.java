package fr.palmares.account.personaldata;

import fr.palmares.platform.personaldata.KeptData;
import fr.palmares.platform.personaldata.PersonTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is kept about a person. A table that names a person or one of their registrations is told by itself,
 * so that a new one is never forgotten; what is left out has its reason here, and what only another database role may
 * read is not ours to tell.
 */
@ApplicationScoped
class PersonalData implements KeptData {

    static final Map<String, String> UNTOLD = Map.of(
            "single_use_link", "secrets that open the account",
            "personal_data_export", "the archive itself");

    private static final String REGISTRATIONS = "SELECT registration_id FROM enrolment WHERE person_id = ?1";

    private final PersonTables tables;

    PersonalData(PersonTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<String, String> questions() {
        var questions = new TreeMap<>(tables.questions(REGISTRATIONS, UNTOLD.keySet()));
        questions.put("person", "SELECT * FROM person WHERE id = ?1");
        return questions;
    }
}
