package fr.palmares.grading.marks.importing;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.marks.EnterMark;
import fr.palmares.grading.marks.MarkRow;
import fr.palmares.grading.marks.domain.Entry;
import fr.palmares.grading.marks.domain.EntryRefusal;
import fr.palmares.platform.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reads a file of marks; a bad line is named and left, the rest goes through. */
@ApplicationScoped
class ImportMarks {

    static final int MOST_LINES = 20_000;

    @Schema(name = "MarkImport")
    record Report(
            UUID id,
            Round round,
            @Schema(examples = "318") int accepted,
            @Schema(examples = "2") int refused,
            List<RefusedLine> lines) {}

    @Schema(name = "RefusedMarkLine")
    record RefusedLine(
            @Schema(examples = "12") int line,
            @Schema(examples = "mark") String column,
            @Schema(examples = "20,5") String value,

            @Schema(examples = "La note « 20,5 » doit être comprise entre 0 et 20.")
            String why) {}

    private record Columns(int registrationId, int candidateNumber, int unit, int mark, int reason) {

        static Columns of(List<String> header) {
            return new Columns(
                    header.indexOf("registrationId"),
                    header.indexOf("candidateNumber"),
                    header.indexOf("unit"),
                    header.indexOf("mark"),
                    header.indexOf("reason"));
        }

        boolean complete() {
            return (registrationId >= 0 || candidateNumber >= 0) && unit >= 0 && mark >= 0;
        }
    }

    private final EnterMark enterMark;
    private final Scope scope;
    private final Clock clock;

    ImportMarks(EnterMark enterMark, Scope scope, Clock clock) {
        this.enterMark = enterMark;
        this.scope = scope;
        this.clock = clock;
    }

    @Transactional
    Report handle(byte[] csv, Round round) {
        var lines = CsvLines.of(text(csv));
        if (lines.isEmpty()) {
            throw InvalidInput.unprocessable("", "Le fichier est vide.");
        }
        var columns = Columns.of(lines.getFirst().cells());
        if (!columns.complete()) {
            throw InvalidInput.unprocessable(
                    "",
                    "La première ligne doit nommer les colonnes : registrationId ou candidateNumber, unit, mark, et au"
                            + " besoin reason.");
        }
        if (lines.size() > MOST_LINES) {
            throw InvalidInput.unprocessable("", "Le fichier dépasse " + MOST_LINES + " lignes ; coupez-le.");
        }
        var refused = new ArrayList<RefusedLine>();
        for (var line : lines.subList(1, lines.size())) {
            refusal(line, columns, round).ifPresent(refused::add);
        }
        var report = new Report(UUID.randomUUID(), round, lines.size() - 1 - refused.size(), refused.size(), refused);
        keep(report);
        return report;
    }

    private Optional<RefusedLine> refusal(CsvLines.Line line, Columns columns, Round round) {
        var candidate = cell(line, columns.registrationId());
        var byNumber = candidate.isEmpty();
        var who = byNumber ? cell(line, columns.candidateNumber()) : candidate;
        var file = (byNumber ? byNumber(who) : byId(who)).orElse(null);
        if (file == null) {
            return Optional.of(new RefusedLine(
                    line.number(),
                    byNumber ? "candidateNumber" : "registrationId",
                    who,
                    "Aucun dossier de votre périmètre ne porte ce numéro."));
        }
        var unit = cell(line, columns.unit());
        var written = cell(line, columns.mark());
        var entry = Entry.ofCode(written);
        if (entry.isEmpty()) {
            return Optional.of(new RefusedLine(
                    line.number(),
                    "mark",
                    written,
                    new EntryRefusal.NotAMark(written, Entry.flawIn(written)).sentence()));
        }
        var reason = cell(line, columns.reason());
        return enterMark
                .handle(new EnterMark.Command(
                        file,
                        unit,
                        round,
                        entry.get(),
                        MarkRow.State.SUBMITTED,
                        reason.isEmpty() ? null : reason,
                        scope.actor(),
                        false))
                .map(refusal -> new RefusedLine(
                        line.number(),
                        column(refusal),
                        column(refusal).equals("unit") ? unit : written,
                        refusal.sentence()));
    }

    private static String column(EntryRefusal refusal) {
        return switch (refusal) {
            case EntryRefusal.NotAMark _, EntryRefusal.OffStep _, EntryRefusal.MarksLocked _ -> "mark";
            case EntryRefusal.UnknownUnit _,
                    EntryRefusal.ExemptUnit _,
                    EntryRefusal.HeldUnit _,
                    EntryRefusal.DeferredUnit _,
                    EntryRefusal.NotInTraining _,
                    EntryRefusal.NotChosenForCatchUp _ -> "unit";
            case EntryRefusal.FileCancelled _, EntryRefusal.OwnPupil _ -> "registrationId";
            case EntryRefusal.ReasonMissing _ -> "reason";
        };
    }

    private Optional<ExamFile> byId(String id) {
        try {
            return ExamFile.<ExamFile>findByIdOptional(UUID.fromString(id))
                    .filter(file -> scope.manages(file.examSession, file.academy, file.specialty));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    private Optional<ExamFile> byNumber(String number) {
        return ExamFile.<ExamFile>find("candidateNumber", number)
                .firstResultOptional()
                .filter(file -> scope.manages(file.examSession, file.academy, file.specialty));
    }

    private void keep(Report report) {
        var kept = new MarkImport();
        kept.id = report.id();
        kept.round = report.round();
        kept.importedBy = scope.actor();
        kept.importedAt = clock.instant();
        kept.report = JsonColumns.write(report);
        kept.persist();
    }

    private static String cell(CsvLines.Line line, int column) {
        return column >= 0 && column < line.cells().size() ? line.cells().get(column) : "";
    }

    private static String text(byte[] csv) {
        return decoded(csv, StandardCharsets.UTF_8).orElseGet(() -> new String(csv, StandardCharsets.ISO_8859_1));
    }

    private static Optional<String> decoded(byte[] csv, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(csv)).toString());
        } catch (CharacterCodingException anotherCharset) {
            return Optional.empty();
        }
    }

    static Report report(MarkImport kept) {
        return JsonColumns.read(kept.report, Report.class);
    }
}
