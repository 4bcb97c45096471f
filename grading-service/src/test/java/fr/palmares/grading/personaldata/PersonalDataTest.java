package fr.palmares.grading.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.RightOfAccessRules;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalDataTest extends RightOfAccessRules {

    @Inject
    DataSource database;

    PersonalDataTest() {
        super("grading", "person", "person_id", PersonalData.UNTOLD.keySet());
    }

    @Override
    protected DataSource database() {
        return database;
    }

    @Test
    void everyTableAboutACandidateIsToldOrLeftOutForAReason() {
        var tables = texts("SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                + " WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace)"
                + " AND a.attname IN ('person_id', 'registration_id') AND NOT a.attisdropped");

        assertThat(tables)
                .as("add a new table to PersonalData.TOLD or, with the reason, to UNTOLD")
                .isNotEmpty()
                .allSatisfy(table -> assertThat(
                                PersonalData.TOLD.containsKey(table) || PersonalData.UNTOLD.containsKey(table))
                        .as(table)
                        .isTrue());
    }
}
