package fr.palmares.notification.personaldata;

import fr.palmares.platform.personaldata.KeptData;
import fr.palmares.platform.personaldata.PersonTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Everything that is kept about a person. A table that names a person or one of their registrations is told by itself,
 * so that a new one is never forgotten; what is left out has its reason here, and what only another database role may
 * read is not ours to tell.
 */
@ApplicationScoped
class PersonalData implements KeptData {

    static final Map<String, String> UNTOLD = Map.of(
            "personal_data_part", "the answer itself",
            "journal", "facts for other systems, made of what the other services answer");

    private static final String REGISTRATIONS =
            "SELECT registration_id FROM followed_registration WHERE person_id = ?1";

    private final PersonTables tables;

    PersonalData(PersonTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<String, String> questions() {
        return tables.questions(REGISTRATIONS, UNTOLD.keySet());
    }
}
