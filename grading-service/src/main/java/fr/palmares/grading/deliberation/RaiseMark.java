package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.candidate.Candidates;
import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.deliberation.candidate.RaisedMark;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.marks.MarkHistory;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** The jury is sovereign: it raises a mark with its reason, and never lowers one (G-9, D643-22). */
@ApplicationScoped
class RaiseMark {

    /** @param ownSchools where the member who speaks teaches: own pupils are left to the others */
    record Command(
            DeliberationRow deliberation,
            UUID registrationId,
            String unit,
            Mark raised,
            String reason,
            String actor,
            Set<String> ownSchools) {}

    private final Candidates candidates;
    private final MarkHistory history;
    private final Clock clock;

    RaiseMark(Candidates candidates, MarkHistory history, Clock clock) {
        this.candidates = candidates;
        this.history = history;
        this.clock = clock;
    }

    @Transactional
    DecisionSheet handle(Command command) {
        var deliberation = command.deliberation();
        NotNow.unlessOpen(deliberation);
        var proposal = Proposal.<Proposal>findByIdOptional(new Proposal.Key(deliberation.id, command.registrationId()))
                .orElseThrow(() -> new NotFound("Ce candidat n’est pas de cette délibération."));
        var file = ExamFile.<ExamFile>findById(command.registrationId());
        if (file.uai != null && command.ownSchools().contains(file.uai)) {
            throw refused(
                    "/problems/own-pupil",
                    "Conflit d’intérêts",
                    "Ce candidat est de votre établissement : un autre membre du jury se prononce.");
        }
        var grid = Specialty.of(file.examSession, file.specialty).orElseThrow();
        var before = candidates
                .of(file, grid)
                .present(command.unit())
                .orElseThrow(() -> InvalidInput.unprocessable(
                        "/unit", "Le candidat n’a pas de note de cette session pour l’unité " + command.unit() + "."));
        if (command.raised().compareTo(before) <= 0) {
            throw refused(
                    "/problems/mark-not-raised",
                    "Note non relevée",
                    "Le jury peut relever une note, non la baisser : elle est déjà de "
                            + before.toString().replace('.', ',') + ".");
        }
        keep(command, before);
        var sheet = candidates.of(file, grid).decide(deliberation.round);
        proposal.take(sheet);
        return sheet;
    }

    private void keep(Command command, Mark before) {
        var key = new RaisedMark.Key(command.deliberation().id, command.registrationId(), command.unit());
        var row = RaisedMark.<RaisedMark>findById(key);
        if (row == null) {
            row = new RaisedMark();
            row.deliberationId = key.deliberationId();
            row.registrationId = key.registrationId();
            row.unit = key.unit();
            row.before = before.value();
        }
        row.after = command.raised().value();
        row.reason = command.reason();
        row.raisedBy = command.actor();
        row.raisedAt = clock.instant();
        row.persistAndFlush();
        history.add(
                command.registrationId(),
                command.unit(),
                Round.FIRST,
                before.toString(),
                command.raised().toString(),
                command.actor(),
                "Jury : " + command.reason());
    }

    private static InvalidInput refused(String type, String title, String detail) {
        return new InvalidInput(Problem.of(422, type, title, detail));
    }
}
