package fr.palmares.grading.results.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names of the admitted, read when asked for: a person erased is gone from them. */
@ApplicationScoped
class AdmittedLists {

    @Schema(name = "AdmittedCandidate")
    record Admitted(
            @Schema(examples = "LE GOFF") String familyName,
            @Schema(examples = "Anne") String givenNames) {}

    private static final String ADMITTED = """
            SELECT upper(p.family_name) AS family_name, p.given_names AS given_names
            FROM readable_result r
            JOIN exam_file f ON f.registration_id = r.registration_id
            JOIN person p ON p.person_id = f.person_id
            WHERE r.publication_id = ?1 AND r.decision = 'ADMITTED' AND r.revoked_at IS NULL AND (f.press OR ?2)
            ORDER BY p.family_name, p.given_names, r.registration_id
            """;

    private static final String WITH_ADDRESS = """
            SELECT upper(p.family_name) AS family_name, p.given_names AS given_names, p.street, p.postal_code, p.city
            FROM readable_result r
            JOIN exam_file f ON f.registration_id = r.registration_id
            JOIN person p ON p.person_id = f.person_id
            WHERE r.publication_id = ?1 AND r.decision = 'ADMITTED' AND r.revoked_at IS NULL AND f.local_authorities
            ORDER BY p.postal_code, p.family_name, p.given_names, r.registration_id
            """;

    private final EntityManager database;

    AdmittedLists(EntityManager database) {
        this.database = database;
    }

    List<Admitted> everybody(UUID publication) {
        return read(publication, true);
    }

    String pressCsv(UUID publication) {
        return read(publication, false).stream()
                .map(admitted -> line(admitted.familyName(), admitted.givenNames()))
                .collect(Collectors.joining("", "familyName;givenNames\r\n", ""));
    }

    String localAuthorityCsv(UUID publication) {
        List<?> rows = database.createNativeQuery(WITH_ADDRESS, Tuple.class)
                .setParameter(1, publication)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> line(
                        row.get("family_name", String.class),
                        row.get("given_names", String.class),
                        row.get("street", String.class),
                        row.get("postal_code", String.class),
                        row.get("city", String.class)))
                .collect(Collectors.joining("", "familyName;givenNames;street;postalCode;city\r\n", ""));
    }

    private static String line(@Nullable String... cells) {
        return Stream.of(cells)
                .map(cell -> cell == null ? "" : cell(cell))
                .collect(Collectors.joining(";", "", "\r\n"));
    }

    private List<Admitted> read(UUID publication, boolean withoutConsent) {
        List<?> rows = database.createNativeQuery(ADMITTED, Tuple.class)
                .setParameter(1, publication)
                .setParameter(2, withoutConsent)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Admitted(
                        row.get("family_name", String.class).toUpperCase(Locale.FRENCH),
                        row.get("given_names", String.class)))
                .toList();
    }

    /** Quoted, and never read as a formula by a spreadsheet. */
    static String cell(String text) {
        var harmless = text.startsWith("=") || text.startsWith("+") || text.startsWith("-") || text.startsWith("@")
                ? "'" + text
                : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
