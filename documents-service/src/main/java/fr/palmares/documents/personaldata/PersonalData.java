package fr.palmares.documents.personaldata;

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
            "erasure", "that the person asked to be forgotten, until it is done",
            "upload_slot", "a place in a queue, for minutes");

    private static final String REGISTRATIONS = "SELECT registration_id FROM candidate_file WHERE person_id = ?1";

    private final PersonTables tables;

    PersonalData(PersonTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<String, String> questions() {
        return tables.questions(REGISTRATIONS, UNTOLD.keySet());
    }
}
