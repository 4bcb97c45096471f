package fr.palmares.registration.heldmarks;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.eligibility.domain.HeldMark;
import fr.palmares.registration.eligibility.domain.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a candidate may keep, and what was given up: asked and told by registrations. */
@ApplicationScoped
public class Ledger {

    /** A mark in the ledger, seen by one registration: what this very registration waived does not bind it. */
    public record Line(String unit, HeldMark held) {}

    /** A mark that a candidate says to hold, and the académie that gave it. */
    public record Declared(
            String unit, HeldMark held, @Nullable String academy) {}

    private final Clock clock;

    Ledger(Clock clock) {
        this.clock = clock;
    }

    /** The lines of a candidate for a specialty, the latest of each unit first. */
    public List<Line> of(UUID personId, String specialty, UUID registrationId) {
        return HeldMarkRow.of(personId, specialty).stream()
                .map(row -> new Line(
                        row.unit,
                        registrationId.equals(row.waivedBy)
                                ? new HeldMark(row.held().mark(), row.obtainedIn, false)
                                : row.held()))
                .toList();
    }

    /**
     * The waivers of a registration as it is now. Until closing it can still be amended, so earlier waivers of the same
     * registration are taken back first; those of any other registration are definitive.
     */
    public void waive(UUID personId, String specialty, int examSession, UUID registrationId, Collection<String> units) {
        for (var row : HeldMarkRow.of(personId, specialty)) {
            if (registrationId.equals(row.waivedBy)) {
                row.waivedIn = null;
                row.waivedBy = null;
            }
            if (units.contains(row.unit) && row.waivedIn == null) {
                row.waivedIn = examSession;
                row.waivedBy = registrationId;
            }
        }
    }

    /** The ledger as people read it, judged for one exam session. */
    public List<HeldMarkView> views(UUID personId, String specialty, int examSession) {
        return HeldMarkRow.of(personId, specialty).stream()
                .map(row -> view(row, examSession))
                .toList();
    }

    /**
     * What an exam office types in for a mark from elsewhere, with its proof.
     *
     * @throws InvalidInput 422 when it is no mark of an earlier exam session
     */
    public void type(UUID personId, String specialty, int examSession, HeldMarkView.Typed typed, String by) {
        if (!Mark.isMark(typed.mark())) {
            throw InvalidInput.unprocessable("/mark", "Une note est un nombre de 0 à 20, par exemple 12.5.");
        }
        if (typed.obtainedIn() >= examSession) {
            throw InvalidInput.unprocessable("/obtainedIn", "La note doit venir d’une session antérieure.");
        }
        var row = HeldMarkRow.of(personId, specialty, typed.unit(), typed.obtainedIn())
                .orElseGet(() -> begin(personId, specialty, typed.unit(), typed.obtainedIn()));
        var mark = Mark.of(typed.mark());
        row.mark = mark.value();
        row.kind = kind(mark);
        row.source = HeldMarkRow.Source.EXAM_OFFICE;
        row.academy = typed.academy();
        row.proof = typed.proof();
        row.recordedBy = by;
        row.recordedAt = clock.instant();
        row.persist();
    }

    private static HeldMarkView view(HeldMarkRow row, int examSession) {
        var held = row.held();
        var keepable = Arrays.stream(Form.values())
                .filter(form -> held.stillHeldAt(examSession, form))
                .map(Form::name)
                .toList();
        return new HeldMarkView(
                row.id,
                row.unit,
                held.mark().plain(),
                row.obtainedIn,
                held.lastSession(),
                row.kind.name(),
                row.source.name(),
                row.academy,
                row.waivedIn,
                keepable,
                keepable.isEmpty()
                        ? null
                        : "Si vous vous inscrivez à l’unité " + row.unit
                                + ", vous renoncez définitivement à cette note.");
    }

    /** What grading said: its word replaces an earlier one about the same mark, whatever the order of arrival. */
    public void take(MarksRetained fact) {
        for (var unit : fact.units()) {
            var row = HeldMarkRow.of(fact.personId(), fact.specialty(), unit.unit(), unit.obtainedIn())
                    .orElseGet(() -> begin(fact.personId(), fact.specialty(), unit.unit(), unit.obtainedIn()));
            var mark = Mark.of(unit.mark());
            row.mark = mark.value();
            row.kind = kind(mark);
            row.source = HeldMarkRow.Source.GRADING;
            row.academy = fact.academy();
            row.recordedBy = "grading";
            row.recordedAt = clock.instant();
            row.persist();
        }
    }

    /** What a candidate told of an earlier exam session, kept with the registration that says so. */
    public void declare(UUID personId, String specialty, Declared declared) {
        var held = declared.held();
        if (HeldMarkRow.of(personId, specialty, declared.unit(), held.obtainedIn())
                .isPresent()) {
            return;
        }
        var row = begin(personId, specialty, declared.unit(), held.obtainedIn());
        row.academy = declared.academy();
        row.mark = held.mark().value();
        row.kind = kind(held.mark());
        row.source = HeldMarkRow.Source.CANDIDATE;
        row.recordedBy = personId.toString();
        row.recordedAt = clock.instant();
        row.persist();
    }

    /** The line a choice rests on: the exam session asked for, or else the latest that is still held. */
    public static Optional<HeldMark> pick(
            List<Line> lines, String unit, Optional<Integer> obtainedIn, int examSession, Form form) {
        var ofUnit = lines.stream()
                .filter(line -> line.unit().equals(unit))
                .map(Line::held)
                .toList();
        if (obtainedIn.isPresent()) {
            return ofUnit.stream()
                    .filter(held -> held.obtainedIn() == obtainedIn.get())
                    .findFirst();
        }
        return ofUnit.stream()
                .filter(held -> held.stillHeldAt(examSession, form))
                .findFirst()
                .or(() -> ofUnit.stream().findFirst());
    }

    static HeldMarkRow begin(UUID personId, String specialty, String unit, int obtainedIn) {
        var row = new HeldMarkRow();
        row.id = UUID.randomUUID();
        row.personId = personId;
        row.specialty = specialty;
        row.unit = unit;
        row.obtainedIn = obtainedIn;
        return row;
    }

    static HeldMarkRow.Kind kind(Mark mark) {
        return mark.belowTen() ? HeldMarkRow.Kind.CARRIED_OVER : HeldMarkRow.Kind.RETAINED;
    }
}
