package fr.palmares.notification.personaldata;

import fr.palmares.backends.RightOfAccessRules;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;

@QuarkusTest
class PersonalDataTest extends RightOfAccessRules {

    @Inject
    DataSource database;

    PersonalDataTest() {
        super("notification", "recipient", "person_id", PersonalData.UNTOLD.keySet());
    }

    @Override
    protected DataSource database() {
        return database;
    }
}
