package fr.palmares.documents.paper;

import java.util.List;

/** What the templates print, in words. Public, because the template engine reads them by reflection. */
public final class Views {

    private Views() {}

    public record Line(String label, String value) {}

    public record Head(
            String title,
            String academy,
            String examSession,
            String specialty,
            String reference,
            String issuedOn,
            List<Line> candidate) {}

    public record UnitLine(String code, String title, String choice) {}

    public record Summary(
            Head head,
            int version,
            List<Line> situation,
            List<UnitLine> units,
            List<UnitLine> optionalUnits,
            List<String> waived,
            List<Line> consents) {}

    public record AskedLine(String label, String reason, String note) {}

    public record Window(String until, List<AskedLine> pieces) {}

    public record Checklist(Head head, int version, List<Window> windows) {}

    public record Hash(String label, String sha256) {}

    public record Receipt(Head head, String providedOn, List<Hash> pieces, List<String> later) {}

    public record SittingLine(String day, String hours, String unit, String title, String centre, String room) {}

    public record Summons(
            Head head, boolean partial, boolean late, String candidateNumber, List<SittingLine> sittings) {}

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
            String verificationUrl,
            String qr) {}

    public record Form(Head head, List<Line> lines) {}
}
