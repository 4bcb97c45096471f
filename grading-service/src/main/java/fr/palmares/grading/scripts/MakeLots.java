package fr.palmares.grading.scripts;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.scripts.domain.Distribution;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
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
                .orElseThrow(() -> InvalidInput.unprocessable("/specialty", "Cette spécialité n’est pas publiée."));
        if (grid.unit(command.unit()).isEmpty()) {
            throw InvalidInput.unprocessable("/unit", "Cette unité n’est pas de la spécialité.");
        }
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

    /** The same scripts for another examiner, once the first one has handed them in. */
    @Transactional(Transactional.TxType.MANDATORY)
    ScriptLot second(ScriptLot first, Distribution.Examiner examiner, String reason) {
        handedIn(first);
        if (ScriptLot.count("secondOf", first.id) > 0) {
            throw new Conflict(
                    "/problems/already-second-marked",
                    "Deuxième correction prévue",
                    "Ce lot a déjà un deuxième examinateur.");
        }
        if (examiner.account().equals(first.examiner)) {
            throw refused(
                    "/problems/same-examiner",
                    "Même examinateur",
                    "La deuxième correction revient à une autre personne.");
        }
        var schools = ExamFile.<ExamFile>list(
                "registrationId in (select script.registrationId from Script script where script.lotId = ?1)",
                first.id);
        if (schools.stream().anyMatch(file -> file.uai != null && file.uai.equals(examiner.school()))) {
            throw refused(
                    "/problems/own-pupil",
                    "Conflit d’intérêts",
                    "Ce lot contient des copies d’élèves de l’établissement de cet examinateur.");
        }
        var lot =
                empty(new Command(first.examSession, first.academy, first.specialty, first.unit, List.of()), examiner);
        lot.secondOf = first.id;
        lot.reason = reason;
        lot.persist();
        audit.record("lot.second-marking", first.id.toString(), Map.of("reason", reason));
        return lot;
    }

    /** @throws Conflict while its marks are drafts */
    static ScriptLot handedIn(ScriptLot lot) {
        if (lot.state == ScriptLot.State.OPEN) {
            throw new Conflict("/problems/lot-open", "Lot non rendu", "L’examinateur n’a pas encore rendu ce lot.");
        }
        return lot;
    }

    private static InvalidInput refused(String type, String title, String detail) {
        return new InvalidInput(Problem.of(422, type, title, detail).at("/examiner", detail));
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

    private ScriptLot empty(Command command, Distribution.Examiner examiner) {
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
        return lot;
    }

    private ScriptLot lot(Command command, Distribution.Examiner examiner, List<UUID> registrations) {
        var lot = empty(command, examiner);
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
