package fr.palmares.grading.examfile;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of records in one jsonb column. */
abstract class JsonList<T> implements AttributeConverter<List<T>, String> {

    private final TypeReference<List<T>> type;

    JsonList(TypeReference<List<T>> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(@Nullable List<T> list) {
        return JsonColumns.write(list == null ? List.of() : list);
    }

    @Override
    public List<T> convertToEntityAttribute(@Nullable String json) {
        return json == null ? List.of() : JsonColumns.read(json, type);
    }
}
