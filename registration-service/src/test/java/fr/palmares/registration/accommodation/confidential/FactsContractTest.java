package fr.palmares.registration.accommodation.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.registration.Contract;
import fr.palmares.registration.accommodation.domain.ArrangementKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class FactsContractTest {

    @Test
    void accommodationRequestedIsAsCommitted() throws IOException {
        Contract.holds("AccommodationRequested", AccommodationFacts.AccommodationRequested.class);
    }

    @Test
    void accommodationDecidedIsAsCommitted() throws IOException {
        Contract.holds("AccommodationDecided", AccommodationFacts.AccommodationDecided.class);
    }

    @Test
    void theSchemaListsEveryArrangementAndNoOther() throws IOException {
        var schema = new ObjectMapper()
                .readTree(Path.of("..", "openapi", "events", "registration", "AccommodationDecided.v1.schema.json")
                        .toFile());

        var listed = schema.at("/properties/arrangements/items/properties/arrangement/enum");

        assertThat(StreamSupport.stream(listed.spliterator(), false).map(code -> code.asText()))
                .containsExactlyElementsOf(
                        Arrays.stream(ArrangementKind.values()).map(Enum::name).toList());
    }
}
