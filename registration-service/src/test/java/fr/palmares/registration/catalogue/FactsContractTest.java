package fr.palmares.registration.catalogue;

import fr.palmares.registration.Contract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FactsContractTest {

    @Test
    void specialtyPublishedIsAsCommitted() throws IOException {
        Contract.holds("SpecialtyPublished", SpecialtyPublished.class);
    }
}
