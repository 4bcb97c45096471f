package fr.palmares.account.csv;

import fr.palmares.account.person.domain.Faults;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of each line: those that are right are kept whatever the others are. */
@Schema(name = "ImportReport")
public record ImportReport(
        @Schema(examples = "118") int created,
        @Schema(examples = "2") int changed,
        @Schema(examples = "4") int unchanged,
        @Schema(examples = "1") int rejected,
        List<LineReport> lines) {

    /** What became of a line. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REJECTED
    }

    /** @param key what the line is about: an address, a UAI */
    @Schema(name = "ImportedLine")
    public record LineReport(
            @Schema(examples = "7", description = "As an editor counts; the headings are line 1.")
            int line,

            @Schema(examples = "0440001M") String key,
            Outcome outcome,
            List<Fault> errors) {}

    @Schema(name = "ImportFault")
    public record Fault(
            @Schema(examples = "uai") String column,

            @Schema(examples = "La lettre de contrôle de ce numéro UAI n’est pas la bonne.")
            String message) {}

    /** Does one line, in a transaction of its own. */
    @FunctionalInterface
    public interface Work {
        Outcome handle(CsvTable.Line line);
    }

    public static ImportReport of(CsvTable table, String key, Refusals refusals, Work work) {
        var lines = table.lines().stream()
                .map(line -> report(line, key, refusals, work))
                .toList();
        return new ImportReport(
                count(lines, Outcome.CREATED),
                count(lines, Outcome.CHANGED),
                count(lines, Outcome.UNCHANGED),
                count(lines, Outcome.REJECTED),
                lines);
    }

    private static LineReport report(CsvTable.Line line, String key, Refusals refusals, Work work) {
        try {
            return new LineReport(line.number(), line.get(key), work.handle(line), List.of());
        } catch (Faults.Invalid invalid) {
            return new LineReport(line.number(), line.get(key), Outcome.REJECTED, refusals.faults(invalid));
        } catch (LineRefused refused) {
            return new LineReport(
                    line.number(),
                    line.get(key),
                    Outcome.REJECTED,
                    List.of(new Fault(refused.column(), refused.getMessage())));
        }
    }

    private static int count(List<LineReport> lines, Outcome outcome) {
        return (int) lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
