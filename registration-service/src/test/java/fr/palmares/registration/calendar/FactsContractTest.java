package fr.palmares.registration.calendar;

import fr.palmares.registration.Contract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FactsContractTest {

    @Test
    void calendarPublishedIsAsCommitted() throws IOException {
        Contract.holds("CalendarPublished", CalendarPublished.class);
    }
}
