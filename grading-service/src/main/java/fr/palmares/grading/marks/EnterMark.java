package fr.palmares.grading.marks;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.OptionalChoice;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.examfile.UnitChoice;
import fr.palmares.grading.marks.domain.Entry;
import fr.palmares.grading.marks.domain.EntryRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes one entry or says why not; used alike for a single mark and for each line of a file. */
@ApplicationScoped
public class EnterMark {

    static final String FIRST_ENTRY = "Première saisie";

    public record Command(
            ExamFile file,
            String unit,
            Round round,
            Entry entry,
            MarkRow.State state,
            @Nullable String reason,
            String actor,
            boolean afterDecision) {}

    private final SpecialtyLock lock;
    private final MarkHistory history;
    private final MarkGate gate;
    private final BigDecimal step;

    EnterMark(
            SpecialtyLock lock,
            MarkHistory history,
            MarkGate gate,
            @ConfigProperty(name = "palmares.grading.mark-step", defaultValue = "0.5") BigDecimal step) {
        this.lock = lock;
        this.history = history;
        this.gate = gate;
        this.step = step;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<EntryRefusal> handle(Command command) {
        lock.withOthers(command.file().examSession, command.file().academy, command.file().specialty);
        var refusal = refusal(command);
        if (refusal.isEmpty()) {
            return save(command);
        }
        return refusal;
    }

    private Optional<EntryRefusal> save(Command command) {
        var key = new MarkRow.Key(command.file().registrationId, command.unit(), command.round());
        var row = MarkRow.<MarkRow>findById(key);
        var before = row == null ? null : row.entry().code();
        var after = command.entry().code();
        if (after.equals(before) && row.state == command.state()) {
            return Optional.empty();
        }
        var changes = before != null && !before.equals(after);
        if (changes && (command.reason() == null || command.reason().isBlank())) {
            return Optional.of(new EntryRefusal.ReasonMissing());
        }
        if (row == null) {
            row = new MarkRow();
            row.registrationId = key.registrationId();
            row.unit = key.unit();
            row.round = key.round();
        }
        row.take(command.entry());
        row.state = command.state();
        row.version++;
        row.persist();
        if (!after.equals(before)) {
            history.add(
                    key.registrationId(),
                    key.unit(),
                    key.round(),
                    before,
                    after,
                    command.actor(),
                    command.reason() == null ? FIRST_ENTRY : command.reason());
        }
        return Optional.empty();
    }

    private Optional<EntryRefusal> refusal(Command command) {
        var file = command.file();
        if (file.state == ExamFile.State.CANCELLED) {
            return Optional.of(new EntryRefusal.FileCancelled());
        }
        var grid = Specialty.of(file.examSession, file.specialty).orElse(null);
        var unit = grid == null ? null : grid.unit(command.unit()).orElse(null);
        if (grid == null || unit == null || unit.optional() && !hasChosen(file, command.unit())) {
            return Optional.of(new EntryRefusal.UnknownUnit(command.unit()));
        }
        if (!command.afterDecision() && gate.isLocked(file, command.round())) {
            return Optional.of(new EntryRefusal.MarksLocked());
        }
        if (!command.entry().keepsTo(step)) {
            return Optional.of(new EntryRefusal.OffStep(command.entry().code(), step.toPlainString()));
        }
        return switch (command.round()) {
            case FIRST -> unit.optional() ? Optional.empty() : refusalByChoice(file, grid, command.unit());
            case CATCH_UP ->
                gate.chosenForCatchUp(file.registrationId).contains(command.unit())
                        ? Optional.empty()
                        : Optional.of(new EntryRefusal.NotChosenForCatchUp(command.unit()));
        };
    }

    private static Optional<EntryRefusal> refusalByChoice(ExamFile file, Specialty grid, String unit) {
        UnitChoice.Choice choice = file.choiceFor(unit, grid);
        return switch (choice) {
            case SIT -> Optional.empty();
            case DEFER -> Optional.of(new EntryRefusal.DeferredUnit(unit));
            case EXEMPT -> Optional.of(new EntryRefusal.ExemptUnit(unit));
            case RETAIN, CARRY_OVER -> Optional.of(new EntryRefusal.HeldUnit(unit));
        };
    }

    private static boolean hasChosen(ExamFile file, String unit) {
        return file.optionalUnits.stream().map(OptionalChoice::unit).anyMatch(unit::equals);
    }
}
