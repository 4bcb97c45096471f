package fr.palmares.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the whole site: pages from the contracts, then the files that go with them. */
public final class Portal {

    /**
     * A change log as its page shows it.
     *
     * @param html rendered Markdown of our own repository
     * @param added operations that the released contract did not have; none while nothing is released
     */
    public record ChangeLog(String service, RawString html, List<Operation> added) {}

    /** What integrators copy, and our own tests receive with. */
    private static final String RECEIVER =
            "notification-service/src/test/java/fr/palmares/notification/courier/SignatureCheck.java";

    private final Path root;
    private final Path openapi;
    private final Path sources;

    private Portal(Path root) {
        this.root = root;
        openapi = root.resolve("openapi");
        sources = root.resolve("deploy/portal/src/main");
    }

    /** @param arguments the checkout, and the folder to write to */
    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static void write(Path root, Path site) throws IOException {
        new Portal(root.toAbsolutePath().normalize()).writeTo(site);
    }

    private void writeTo(Path site) throws IOException {
        var contracts = new ArrayList<Contract>();
        for (var service : Contract.SERVICES) {
            contracts.add(Contract.read(openapi, service));
        }
        var pages = new Pages(site);
        pages.write("index", Map.of("contracts", contracts));
        pages.write("contrats", Map.of("contracts", contracts));
        for (var contract : contracts) {
            pages.write("contrat", "contrat-" + contract.service(), Map.of("contract", contract));
        }
        pages.write("evenements", Map.of("services", facts()));
        var problems = ProblemType.of(sources.resolve("resources/content/problems.yaml"), contracts);
        pages.write(
                "problemes",
                Map.of(
                        "everywhere",
                                problems.stream()
                                        .filter(ProblemType::everywhere)
                                        .toList(),
                        "particular",
                                problems.stream()
                                        .filter(problem -> !problem.everywhere())
                                        .toList()));
        pages.write("jeton", Map.of());
        pages.write("personnes", Map.of("people", DemoPerson.of(root)));
        pages.write("integration", Map.of("guide", guide()));
        pages.write("changements", Map.of("logs", changeLogs(contracts)));
        for (var page : List.of(
                "exploitation", "courriels", "activation", "mot-de-passe", "adresse", "premiere-connexion", "404")) {
            pages.write(page, Map.of());
        }
        copyFiles(site);
        Files.writeString(
                site.resolve("people.json"), JsonText.of(new ObjectMapper().valueToTree(DemoPerson.of(root))));
    }

    private RawString guide() throws IOException {
        return Markdown.html(
                Files.readString(root.resolve("docs/integrators.md")),
                Map.of("../openapi/events/asyncapi.yaml", "evenements.html", "../" + RECEIVER, "SignatureCheck.java"));
    }

    private Map<String, List<Fact>> facts() throws IOException {
        var facts = new LinkedHashMap<String, List<Fact>>();
        for (var service : Contract.SERVICES) {
            facts.put(service, Fact.of(openapi, service));
        }
        return facts;
    }

    private List<ChangeLog> changeLogs(List<Contract> contracts) throws IOException {
        var logs = new ArrayList<ChangeLog>();
        for (var contract : contracts) {
            var text = Files.readString(root.resolve("docs/changes").resolve(contract.service() + ".md"));
            logs.add(new ChangeLog(contract.service(), Markdown.below(text), added(contract)));
        }
        return logs;
    }

    private List<Operation> added(Contract contract) throws IOException {
        var released = openapi.resolve("released");
        if (!Files.exists(released.resolve(contract.service() + ".yaml"))) {
            return List.of();
        }
        var known = Contract.read(released, contract.service()).operations().stream()
                .map(Operation::id)
                .collect(Collectors.toSet());
        return contract.operations().stream()
                .filter(operation -> !known.contains(operation.id()))
                .toList();
    }

    private void copyFiles(Path site) throws IOException {
        copyAll(sources.resolve("static"), site);
        for (var service : Contract.SERVICES) {
            copy(openapi.resolve(service + ".yaml"), site.resolve("contracts").resolve(service + ".yaml"));
            copyAll(
                    openapi.resolve("events").resolve(service),
                    site.resolve("schemas").resolve(service));
        }
        copy(openapi.resolve("events/asyncapi.yaml"), site.resolve("schemas/asyncapi.yaml"));
        copy(root.resolve(RECEIVER), site.resolve("SignatureCheck.java"));
    }

    private static void copyAll(Path folder, Path target) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy(file, target.resolve(folder.relativize(file).toString()));
            }
        }
    }

    private static void copy(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
    }
}
