package fr.palmares.grading.deliberation.candidate;

import fr.palmares.grading.deliberation.domain.DecisionRules;
import fr.palmares.grading.deliberation.domain.Explanation;
import fr.palmares.grading.deliberation.domain.Oral;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.Coefficient;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.GridUnit;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.examfile.UnitChoice;
import fr.palmares.grading.marks.MarkRow;
import fr.palmares.grading.marks.domain.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One candidate before the jury: the file, the grid, the marks and what the jury raised. */
public record Candidate(
        ExamFile file,
        Specialty grid,
        List<MarkRow> marks,
        List<RaisedMark> raised,
        List<String> chosenOrals,
        Map<String, AttendanceRegister.Came> cameByUnit) {

    /** Decides for real, with the code of the simulation. */
    public DecisionSheet decide(Round round) {
        var sheet = sheet();
        var raises = raised.stream().map(Candidate::explained).toList();
        return switch (round) {
            case FIRST -> DecisionSheets.of(sheet, List.of(), DecisionRules.decide(sheet), raises);
            case CATCH_UP -> {
                var orals = orals();
                yield DecisionSheets.of(sheet, orals, DecisionRules.decide(sheet, Optional.of(orals)), raises);
            }
        };
    }

    /** What the gate names before the jury sits: units that nobody marked and nobody declared missed. */
    public List<String> unmarked(Round round) {
        if (file.holdReason != null) {
            return List.of();
        }
        return switch (round) {
            case FIRST ->
                file.form == ExamForm.PROGRESSIVE
                        ? List.of()
                        : grid.compulsory()
                                .map(GridUnit::unit)
                                .filter(unit -> file.choiceFor(unit, grid) == UnitChoice.Choice.SIT)
                                .filter(unit -> entered(unit, Round.FIRST).isEmpty())
                                .toList();
            case CATCH_UP ->
                chosenOrals.stream()
                        .filter(unit -> entered(unit, Round.CATCH_UP).isEmpty())
                        .toList();
        };
    }

    /** Drafts that the examiner has not handed in. */
    public List<String> drafts(Round round) {
        return marks.stream()
                .filter(row -> row.round == round && row.state == MarkRow.State.DRAFT)
                .map(row -> row.unit)
                .toList();
    }

    /** Where the centre's list and the entry do not go together, as sentences. */
    public List<String> contradictions() {
        return cameByUnit.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(line -> contradiction(line.getKey(), line.getValue()).stream())
                .toList();
    }

    private Optional<String> contradiction(String unit, AttendanceRegister.Came came) {
        var entry = entered(unit, Round.FIRST);
        var absent = entry.filter(Entry.Absent.class::isInstance).isPresent();
        return switch (came) {
            case PRESENT -> {
                if (entry.isEmpty() && file.form == ExamForm.PROGRESSIVE) {
                    yield Optional.of("présent, et sans note pour " + unit + ".");
                }
                yield absent
                        ? Optional.of("l’émargement et la saisie se contredisent pour " + unit + ".")
                        : Optional.empty();
            }
            case ABSENT -> {
                if (entry.isEmpty()) {
                    yield Optional.of("absence sans décision (justifiée ou non) pour " + unit + ".");
                }
                yield absent
                        ? Optional.empty()
                        : Optional.of("l’émargement et la saisie se contredisent pour " + unit + ".");
            }
            case NOT_RECORDED ->
                entry.filter(Entry.Marked.class::isInstance).isPresent()
                        ? Optional.of("note sans émargement pour " + unit + ".")
                        : Optional.empty();
        };
    }

    GradeSheet sheet() {
        var units = new ArrayList<Unit>();
        grid.compulsory().forEach(unit -> units.add(compulsory(unit)));
        file.optionalUnits.forEach(option -> units.add(optional(option.unit())));
        var form = file.form == null ? ExamForm.GLOBAL : file.form;
        return new GradeSheet(file.examSession, form, file.holdReason != null, units);
    }

    /** A candidate who chose no orals missed those that stand first: each first mark stays. */
    private List<Oral> orals() {
        var chosen = chosenOrals.isEmpty() ? firstOrals() : chosenOrals;
        return chosen.stream()
                .map(unit -> new Oral(
                        unit,
                        entered(unit, Round.CATCH_UP)
                                .filter(Entry.Marked.class::isInstance)
                                .map(Entry.Marked.class::cast)
                                .map(Entry.Marked::mark)))
                .toList();
    }

    private List<String> firstOrals() {
        var offer = DecisionSheets.of(sheet(), List.of(), DecisionRules.decide(sheet()), List.of())
                .catchUp();
        return offer == null ? List.of() : offer.units().subList(0, offer.choices());
    }

    private Unit compulsory(GridUnit unit) {
        return new Unit.CompulsoryUnit(
                unit.unit(),
                unit.title(),
                coefficient(unit),
                unit.domain() == null ? UnitDomain.GENERAL : unit.domain(),
                result(unit.unit()));
    }

    private Unit optional(String code) {
        var unit = grid.unit(code);
        return new Unit.OptionalUnit(
                code, grid.titleOf(code), unit.map(Candidate::coefficient).orElse(Coefficient.ONE), marked(code));
    }

    private UnitResult result(String code) {
        var choice = file.chosen(code, grid);
        if (choice == null) {
            return marked(code);
        }
        return switch (choice.choice()) {
            case SIT -> marked(code);
            case DEFER -> new UnitResult.NotSat();
            case EXEMPT -> new UnitResult.Exempt();
            case RETAIN ->
                choice.held()
                        .<UnitResult>map(held -> new UnitResult.Retained(Mark.of(held.mark()), held.obtainedIn()))
                        .orElseGet(UnitResult.NotSat::new);
            case CARRY_OVER ->
                choice.held()
                        .<UnitResult>map(held -> new UnitResult.CarriedOver(Mark.of(held.mark()), held.obtainedIn()))
                        .orElseGet(UnitResult.NotSat::new);
        };
    }

    private UnitResult marked(String code) {
        return entered(code, Round.FIRST).map(entry -> result(code, entry)).orElseGet(UnitResult.NotSat::new);
    }

    private UnitResult result(String code, Entry entry) {
        return switch (entry) {
            case Entry.Marked(var mark) -> new UnitResult.Marked(raised(code).orElse(mark));
            case Entry.Absent(var excused) -> new UnitResult.Absent(excused);
            case Entry.NotSat() -> new UnitResult.NotSat();
        };
    }

    /** The mark of this exam session as the jury has it before it. */
    public Optional<Mark> present(String code) {
        return entered(code, Round.FIRST)
                .filter(Entry.Marked.class::isInstance)
                .map(Entry.Marked.class::cast)
                .map(entry -> raised(code).orElse(entry.mark()));
    }

    private Optional<Mark> raised(String code) {
        return raised.stream()
                .filter(raise -> raise.unit.equals(code))
                .map(raise -> new Mark(raise.after))
                .max(Comparator.naturalOrder());
    }

    Optional<Entry> entered(String code, Round round) {
        return marks.stream()
                .filter(row -> row.round == round && row.unit.equals(code))
                .findFirst()
                .map(MarkRow::entry);
    }

    private static Coefficient coefficient(GridUnit unit) {
        return unit.coefficient() == null ? Coefficient.ONE : Coefficient.of(unit.coefficient());
    }

    private static Explanation explained(RaisedMark raise) {
        return new Explanation(
                "G-9",
                "D643-22",
                "Le jury a porté la note de l’unité " + raise.unit + " de " + french(new Mark(raise.before)) + " à "
                        + french(new Mark(raise.after)) + ".");
    }

    private static String french(Mark mark) {
        return mark.toString().replace('.', ',');
    }
}
