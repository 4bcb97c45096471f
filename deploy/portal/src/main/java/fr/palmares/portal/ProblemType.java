package fr.palmares.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A refusal's stable code, with what it means and what its reader does about it.
 *
 * @param everywhere true when each operation may answer it
 */
public record ProblemType(
        String code, String status, String meaning, String remedy, boolean everywhere, List<Use> uses) {

    /** An operation whose contract names it. */
    public record Use(String service, String operation) {}

    public String type() {
        return "/problems/" + code;
    }

    static List<ProblemType> of(Path content, List<Contract> contracts) throws IOException {
        var types = new ArrayList<ProblemType>();
        for (var section : new YAMLMapper().readTree(content.toFile()).properties()) {
            var everywhere = section.getKey().equals("everywhere");
            section.getValue()
                    .properties()
                    .forEach(entry -> types.add(read(entry.getKey(), entry.getValue(), everywhere, contracts)));
        }
        types.sort(Comparator.comparing((ProblemType type) -> type.everywhere() ? type.status() : type.code()));
        return List.copyOf(types);
    }

    private static ProblemType read(String code, JsonNode text, boolean everywhere, List<Contract> contracts) {
        var uses = contracts.stream()
                .flatMap(contract -> contract.operations().stream()
                        .filter(operation -> operation.answers().stream()
                                .anyMatch(answer -> answer.problems().contains(code)))
                        .map(operation -> new Use(contract.service(), operation.id())))
                .toList();
        return new ProblemType(
                code,
                text.path("status").asText(),
                text.path("meaning").asText(),
                text.path("remedy").asText(),
                everywhere,
                everywhere ? List.of() : uses);
    }
}
