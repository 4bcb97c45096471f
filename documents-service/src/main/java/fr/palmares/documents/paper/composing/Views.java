package fr.palmares.documents.paper.composing;

import java.util.List;

/** What the templates print, in words. Public, because the template engine reads them by reflection. */
public final class Views {

    private Views() {}

    public record Line(String label, String value) {}

    /** What the templates have in common: the paper begins with it. */
    public sealed interface Paper {
        Head head();
    }

    public record Head(
            String title,
            String academy,
            String examSession,
            String specialty,
            String reference,
            String issuedOn,
            List<Line> candidate,
            List<String> address) {

        Head without() {
            return new Head(title, academy, examSession, specialty, reference, issuedOn, List.of(), List.of());
        }

        Head addressedTo(List<String> lines) {
            return new Head(title, academy, examSession, specialty, reference, issuedOn, List.of(), lines);
        }
    }

    public record UnitLine(String code, String title, String choice) {}

    public record Summary(
            Head head,
            int version,
            List<Line> situation,
            List<UnitLine> units,
            List<UnitLine> optionalUnits,
            List<String> waived,
            List<Line> consents)
            implements Paper {}

    public record AskedLine(String label, String reason, String note) {}

    public record Window(String until, List<AskedLine> pieces) {}

    public record Checklist(Head head, int version, List<Window> windows) implements Paper {}

    public record Hash(String label, String sha256) {}

    public record Receipt(Head head, String providedOn, List<Hash> pieces, List<String> later) implements Paper {}

    public record SittingLine(
            String day, String hours, String unit, String title, String centre, String room, String arrangements) {}

    public record Summons(
            Head head,
            boolean partial,
            boolean late,
            String candidateNumber,
            List<SittingLine> sittings,
            String resultsCode)
            implements Paper {}

    public record MarkLine(
            String code,
            String title,
            String coefficient,
            String mark,
            String catchUp,
            String points,
            String mention) {}

    public record Step(String rule, String article, String text) {}

    public record Transcript(
            Head head,
            String decision,
            boolean admitted,
            String round,
            List<MarkLine> units,
            List<MarkLine> optionalUnits,
            boolean anyCatchUp,
            List<Line> totals,
            List<Step> explanation,
            String verificationCode,
            String verificationUrl)
            implements Paper {}

    public record Form(Head head, List<Line> lines, List<Line> training) implements Paper {}

    public record SuccessCertificate(
            Head head, String decidedOn, String round, String verificationCode, String verificationUrl)
            implements Paper {}

    public record AcquiredUnit(String code, String title, String mark, String obtainedIn, String lastSession) {}

    public record UnitsCertificate(Head head, List<AcquiredUnit> units, String verificationCode, String verificationUrl)
            implements Paper {}

    public record Letter(Head head, String greeting, String reason, String text) implements Paper {}

    public record Seat(int rank, String number, String name, String birthDate) {}

    public record CallList(Head head, List<Line> sitting, List<Seat> seats) implements Paper {}

    public record ResultLine(String name, String birthDate, String average, String decision) {}

    public record Minutes(Head head, List<Line> lines, List<Line> counts, List<ResultLine> results) implements Paper {}

    public record Preparatory(Head head, List<Line> identity, List<Line> choices, List<UnitLine> units)
            implements Paper {}
}
