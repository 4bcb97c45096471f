package fr.palmares.platform.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** A service that keeps notes. */
@ApplicationScoped
class Notes implements KeptData {

    private final PersonTables tables;

    Notes(PersonTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<String, String> questions() {
        return tables.questions("SELECT id FROM note WHERE person_id = ?1", Set.of("personal_data_part"));
    }
}
