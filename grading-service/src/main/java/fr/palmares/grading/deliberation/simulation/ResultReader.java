package fr.palmares.grading.deliberation.simulation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import fr.palmares.grading.deliberation.simulation.SimulationBody.ResultBody;
import java.io.IOException;

/** A result is an object that names its type; Jackson alone reads {@code ["MARK", {…}]} as one too. */
final class ResultReader extends JsonDeserializer<ResultBody> {

    @Override
    public Object deserializeWithType(JsonParser json, DeserializationContext context, TypeDeserializer types)
            throws IOException {
        return json.hasToken(JsonToken.START_OBJECT)
                ? types.deserializeTypedFromObject(json, context)
                : context.handleUnexpectedToken(ResultBody.class, json);
    }

    @Override
    public ResultBody deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return context.readValue(json, ResultBody.class);
    }
}
