package fr.palmares.grading.organisation;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.examfile.Arrangement;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.GrantedArrangements;
import fr.palmares.grading.examfile.GridUnit;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.organisation.domain.Seating;
import fr.palmares.grading.organisation.domain.SeatingPlan;
import fr.palmares.grading.organisation.domain.Sitter;
import fr.palmares.grading.results.reading.ResultsCodes;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Seats the candidates of a specialty and calls those whose sittings changed; others are left in peace (§ 8). */
@ApplicationScoped
class IssueSummons {

    /** A summons comes at least so long before the first test it names; a later one is flagged. */
    static final Duration NOTICE = Duration.ofDays(15);

    record Command(int examSession, String academy, String specialty) {}

    @Schema(name = "SummonsRun")
    record Run(
            @Schema(examples = "40") int candidates,
            @Schema(examples = "38") int issued,
            @Schema(examples = "2") int unchanged,
            @Schema(examples = "0") int late,
            List<UnplacedLine> unplaced,

            @Schema(description = "Units to sit for which no sitting is planned yet.")
            List<String> unitsWithoutSitting) {}

    @Schema(name = "UnplacedCandidate")
    record UnplacedLine(
            UUID registrationId,
            @Nullable String candidateNumber,
            @Schema(examples = "U1") String unit,
            SeatingPlan.Reason reason,

            @Schema(examples = "Plus aucune place dans les salles prévues.")
            String text) {}

    record SummonsIssued(
            UUID summonsId,
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            int examSession,
            String specialty,
            boolean partial,
            boolean late,
            List<Summons.Line> sittings,
            String resultsCode) {}

    private final SpecialtyLock lock;
    private final Outbox outbox;
    private final ResultsCodes codes;
    private final AuditTrail audit;
    private final Clock clock;

    IssueSummons(SpecialtyLock lock, Outbox outbox, ResultsCodes codes, AuditTrail audit, Clock clock) {
        this.lock = lock;
        this.outbox = outbox;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Run handle(Command command) {
        lock.alone(command.examSession(), command.academy(), command.specialty());
        var grid = Specialty.of(command.examSession(), command.specialty())
                .orElseThrow(() -> InvalidInput.unprocessable("/specialty", "Cette spécialité n’est pas publiée."));
        var files = ExamFile.toDecide(command.examSession(), command.academy(), command.specialty());
        var granted = GrantedArrangements.ofSpecialty(command.examSession(), command.academy(), command.specialty());
        var sittings = Sitting.of(command.examSession(), command.academy(), command.specialty()).stream()
                .collect(Collectors.toMap(sitting -> sitting.id, Function.identity()));
        var plan = Seating.plan(
                files.stream()
                        .map(file -> sitter(file, grid, granted.getOrDefault(file.registrationId, List.of())))
                        .toList(),
                sittings.values().stream().map(Sitting::place).toList());
        save(plan);
        var run = issue(files, grid, plan, sittings, granted);
        audit.record(
                "summons.issued",
                command.academy() + "/" + command.specialty() + "/" + command.examSession(),
                Map.of("issued", run.issued(), "unplaced", run.unplaced().size()));
        return run;
    }

    private Run issue(
            List<ExamFile> files,
            Specialty grid,
            SeatingPlan plan,
            Map<UUID, Sitting> sittings,
            Map<UUID, List<Arrangement>> granted) {
        var centres = new HashMap<String, String>();
        var seats = plan.seats().stream().collect(Collectors.groupingBy(SeatingPlan.Seat::registration));
        int issued = 0;
        int late = 0;
        int unchanged = 0;
        for (var file : files) {
            var lines = seats.getOrDefault(file.registrationId, List.of()).stream()
                    .map(seat -> line(
                            file,
                            grid,
                            sittings.get(seat.sitting()),
                            seat.endsAt(),
                            granted.getOrDefault(file.registrationId, List.of()),
                            centres))
                    .sorted(Comparator.comparing(Summons.Line::startsAt).thenComparing(Summons.Line::unit))
                    .toList();
            if (lines.isEmpty()) {
                continue;
            }
            if (Summons.last(file.registrationId)
                    .filter(last -> last.lines().equals(lines))
                    .isPresent()) {
                unchanged++;
                continue;
            }
            issued++;
            late += summon(file, grid, lines) ? 1 : 0;
        }
        return new Run(
                files.size(), issued, unchanged, late, unplaced(plan, files), withoutSitting(files, grid, sittings));
    }

    /** @return whether it comes late */
    private boolean summon(ExamFile file, Specialty grid, List<Summons.Line> lines) {
        var now = clock.instant();
        var called = lines.stream().map(Summons.Line::unit).collect(Collectors.toSet());
        var summons = new Summons();
        summons.id = UUID.randomUUID();
        summons.registrationId = file.registrationId;
        summons.sittings = JsonColumns.write(lines);
        summons.partial = toBeCalled(file, grid).stream().anyMatch(unit -> !called.contains(unit));
        summons.late = isLate(lines.getFirst().startsAt(), now);
        summons.issuedAt = now;
        summons.persist();
        outbox.append(
                "grading.SummonsIssued.v1",
                file.registrationId,
                new SummonsIssued(
                        summons.id,
                        file.registrationId,
                        file.personId,
                        file.academy,
                        file.uai,
                        file.examSession,
                        file.specialty,
                        summons.partial,
                        summons.late,
                        lines,
                        codes.issue(file.registrationId)));
        return summons.late;
    }

    static boolean isLate(Instant firstTest, Instant issuedAt) {
        return issuedAt.isAfter(firstTest.minus(NOTICE));
    }

    private static Sitter sitter(ExamFile file, Specialty grid, List<Arrangement> granted) {
        Map<String, UUID> seats = Seat.<Seat>list("registrationId", file.registrationId).stream()
                .collect(Collectors.toMap(seat -> seat.unit, seat -> seat.sittingId));
        var units = file.unitsToSit(grid).toList();
        return new Sitter(file.registrationId, file.uai, units, seats, GrantedNeeds.of(granted, units));
    }

    private static void save(SeatingPlan plan) {
        for (var seat : plan.seats()) {
            var key = new Seat.Key(seat.registration(), seat.unit());
            var line = Seat.<Seat>findById(key);
            if (line == null) {
                line = new Seat();
                line.registrationId = seat.registration();
                line.unit = seat.unit();
            }
            line.sittingId = seat.sitting();
            line.endsAt = seat.endsAt();
            line.persist();
        }
        plan.unplaced().forEach(line -> Seat.deleteById(new Seat.Key(line.registration(), line.unit())));
    }

    private static Summons.Line line(
            ExamFile file,
            Specialty grid,
            Sitting sitting,
            Instant endsAt,
            List<Arrangement> granted,
            Map<String, String> centres) {
        var centreName = centres.computeIfAbsent(sitting.centre, id -> Centre.<Centre>findById(id).name);
        return new Summons.Line(
                sitting.unit,
                grid.titleOf(sitting.unit),
                sitting.startsAt,
                endsAt,
                sitting.centre,
                centreName,
                sitting.room,
                file.candidateNumber,
                GrantedNeeds.codes(granted, sitting.unit));
    }

    private static List<String> toBeCalled(ExamFile file, Specialty grid) {
        return file.unitsToSit(grid)
                .filter(unit ->
                        grid.unit(unit).map(GridUnit::assessedInTraining).orElse(true) == false)
                .toList();
    }

    private static List<UnplacedLine> unplaced(SeatingPlan plan, List<ExamFile> files) {
        var byId = files.stream().collect(Collectors.toMap(file -> file.registrationId, Function.identity()));
        return plan.unplaced().stream()
                .map(line -> new UnplacedLine(
                        line.registration(),
                        byId.get(line.registration()).candidateNumber,
                        line.unit(),
                        line.reason(),
                        "Unité " + line.unit() + " : " + line.reason().sentence() + "."))
                .toList();
    }

    private static List<String> withoutSitting(List<ExamFile> files, Specialty grid, Map<UUID, Sitting> sittings) {
        var planned = sittings.values().stream().map(sitting -> sitting.unit).collect(Collectors.toSet());
        return files.stream()
                .flatMap(file -> toBeCalled(file, grid).stream())
                .filter(unit -> !planned.contains(unit))
                .distinct()
                .sorted()
                .toList();
    }
}
