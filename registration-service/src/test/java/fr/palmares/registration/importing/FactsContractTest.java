package fr.palmares.registration.importing;

import fr.palmares.registration.Contract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FactsContractTest {

    @Test
    void importedPersonIsAsCommitted() throws IOException {
        Contract.holds("ImportedPerson", ImportedPerson.class);
    }
}
