package fr.palmares.grading.results.reading;

import fr.palmares.grading.results.ResultDecided;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A result as its candidate reads it. */
@Schema(name = "PublishedResult")
record ResultAnswer(
        ResultDecided result,

        @Nullable @Schema(description = "While the catch-up is open to the candidate.")
        CatchUp catchUp,

        @Schema(description = "Earlier decisions of this exam session, newest first.")
        List<ResultDecided> earlier) {

    @Schema(name = "OpenCatchUp")
    record CatchUp(@Schema(examples = "2") int choices, List<String> units, List<String> chosen) {}
}
