package fr.palmares.registration.heldmarks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mark of the ledger, as the candidate reads it at the next registration. */
@Schema(name = "HeldMark", examples = HeldMarkView.EXAMPLE)
public record HeldMarkView(
        UUID id,
        String unit,
        @Schema(description = "0 to 20.") String mark,
        int obtainedIn,

        @Schema(description = "The last exam session at which it may be asked for.")
        long lastSession,

        @Schema(description = "RETAINED from ten up, CARRIED_OVER below.")
        String kind,

        @Schema(description = "GRADING, EXAM_OFFICE or CANDIDATE.")
        String source,

        @Nullable String academy,

        @Nullable @Schema(description = "The exam session in which it was waived.")
        Integer waivedIn,

        @Schema(description = "The forms in which it may be kept at this registration; none once waived or expired.")
        List<String> keepableIn,

        @Nullable @Schema(description = "French, for the candidate: what sitting the unit would mean.")
        String warning) {

    static final String EXAMPLE = """
            {"id":"0190a1b2-0000-7000-8000-000000000006","unit":"U1","mark":"12.5","obtainedIn":2026,\
            "lastSession":2031,"kind":"RETAINED","source":"GRADING","academy":"17",\
            "keepableIn":["GLOBAL","PROGRESSIVE"],"warning":"Si vous vous inscrivez à l’unité U1, vous renoncez \
            définitivement à cette note."}""";

    /** A mark from elsewhere, with its proof. */
    @Schema(
            name = "TypedHeldMark",
            examples =
                    "{\"unit\":\"U1\",\"mark\":\"12.5\",\"obtainedIn\":2024,\"academy\":\"13\",\"proof\":\"Relevé de notes du 4 juillet 2024\"}")
    public record Typed(
            @NotNull String unit,
            @NotNull String mark,
            @NotNull Integer obtainedIn,
            @NotNull String academy,
            @NotBlank @Size(max = 500) String proof) {}
}
