package fr.palmares.account.csv;

import fr.palmares.account.person.FlawTexts;
import fr.palmares.account.person.domain.Faults;
import java.util.List;
import java.util.Map;

/**
 * Turns the pointers of a request's fields into the columns of a file.
 *
 * @param columns column by first step of the pointer
 */
public record Refusals(Map<String, String> columns) {

    List<ImportReport.Fault> faults(Faults.Invalid invalid) {
        return invalid.faults().stream()
                .map(fault -> new ImportReport.Fault(column(fault.field()), FlawTexts.of(fault.flaw())))
                .distinct()
                .toList();
    }

    private String column(String pointer) {
        var first = pointer.replaceFirst("^[/#]", "").split("/")[0];
        return columns.getOrDefault(first, first);
    }
}
