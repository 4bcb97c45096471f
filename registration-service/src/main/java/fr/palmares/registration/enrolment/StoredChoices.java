package fr.palmares.registration.enrolment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.palmares.registration.enrolment.domain.Choices;

/** Choices as the database keeps them. */
public final class StoredChoices {

    private static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectReader READER = JSON.readerFor(Choices.class);
    private static final ObjectWriter WRITER = JSON.writerFor(Choices.class);

    private StoredChoices() {}

    public static Choices parse(String stored) {
        try {
            return READER.readValue(stored);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String write(Choices choices) {
        try {
            return WRITER.writeValueAsString(choices);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
