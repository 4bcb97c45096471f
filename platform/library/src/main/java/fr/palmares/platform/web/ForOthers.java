package fr.palmares.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What other systems read of a fact: all of it but the members that open something, such as a signed address, which only
 * the reader they are made for may hold.
 */
@ApplicationScoped
class ForOthers {

    private final List<String> withheld;
    private final ObjectMapper json;

    ForOthers(@ConfigProperty(name = "palmares.changes.withheld") Optional<List<String>> withheld, ObjectMapper json) {
        this.withheld = withheld.orElse(List.of());
        this.json = json;
    }

    String of(String data) {
        if (withheld.stream().noneMatch(member -> data.contains('"' + member + '"'))) {
            return data;
        }
        try {
            return json.readTree(data) instanceof ObjectNode fact
                    ? fact.without(withheld).toString()
                    : data;
        } catch (JsonProcessingException notWrittenByTheOutbox) {
            throw new IllegalStateException(notWrittenByTheOutbox);
        }
    }
}
