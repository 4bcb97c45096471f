package fr.palmares.grading.scripts;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.scripts.domain.Distribution;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Numbers the scripts of a unit and shares them out; scripts of an earlier run keep number and examiner. */
@ApplicationScoped
class MakeLots {

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int NUMBER_LENGTH = 8;

    record Command(
            int examSession, String academy, String specialty, String unit, List<Distribution.Examiner> examiners) {}

    record Made(List<ScriptLot> lots, List<UUID> unassigned) {}

    private final SpecialtyLock lock;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MakeLots(SpecialtyLock lock, AuditTrail audit, Clock clock) {
        this.lock = lock;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Made handle(Command command) {
        lock.alone(command.examSession(), command.academy(), command.specialty());
        var grid = Specialty.of(command.examSession(), command.specialty())
                .orElseThrow(() -> InvalidInput.unprocessable("/specialty", "Cette spécialité n'est pas publiée."));
        grid.unit(command.unit())
                .orElseThrow(() -> InvalidInput.unprocessable("/unit", "Cette unité n'est pas de la spécialité."));
        var distribution = Distribution.of(scripts(command, grid), command.examiners());
        var lots = new ArrayList<ScriptLot>();
        distribution.lots().forEach((examiner, registrations) -> {
            if (!registrations.isEmpty()) {
                lots.add(lot(command, examiner, registrations));
            }
        });
        audit.record(
                "scripts.shared-out",
                command.academy() + "/" + command.specialty() + "/" + command.unit(),
                Map.of(
                        "lots",
                        lots.size(),
                        "unassigned",
                        distribution.unassigned().size()));
        return new Made(lots, distribution.unassigned());
    }

    /** In random order, so that the place in a lot tells nothing either. */
    private List<Distribution.Script> scripts(Command command, Specialty grid) {
        var numbered = Script.<Script>list(
                        "unit = ?1 and lotId in (select lot.id from ScriptLot lot where lot.examSession = ?2"
                                + " and lot.academy = ?3 and lot.specialty = ?4)",
                        command.unit(),
                        command.examSession(),
                        command.academy(),
                        command.specialty())
                .stream()
                .map(script -> script.registrationId)
                .collect(Collectors.toSet());
        var scripts = new ArrayList<>(
                ExamFile.toDecide(command.examSession(), command.academy(), command.specialty()).stream()
                        .filter(file -> !numbered.contains(file.registrationId))
                        .filter(file -> file.unitsToSit(grid).anyMatch(command.unit()::equals))
                        .map(file -> new Distribution.Script(file.registrationId, file.uai))
                        .toList());
        Collections.shuffle(scripts, random);
        return scripts;
    }

    private ScriptLot lot(Command command, Distribution.Examiner examiner, List<UUID> registrations) {
        var lot = new ScriptLot();
        lot.id = UUID.randomUUID();
        lot.examSession = command.examSession();
        lot.academy = command.academy();
        lot.specialty = command.specialty();
        lot.unit = command.unit();
        lot.examiner = examiner.account();
        lot.examinerUai = examiner.school();
        lot.state = ScriptLot.State.OPEN;
        lot.createdAt = clock.instant();
        lot.persist();
        for (var registration : registrations) {
            var script = new Script();
            script.number = number();
            script.registrationId = registration;
            script.unit = command.unit();
            script.lotId = lot.id;
            script.persist();
        }
        return lot;
    }

    private String number() {
        var number = new StringBuilder();
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            number.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return number.toString();
    }
}
