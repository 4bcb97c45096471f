package fr.palmares.registration.accommodation.confidential;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.registration.accommodation.domain.Arrangement;
import fr.palmares.registration.accommodation.domain.ArrangementKind;
import fr.palmares.registration.accommodation.domain.Arrangements;
import fr.palmares.registration.accommodation.domain.ExtraTime;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One arrangement as it is sent, stored and told in facts. */
@Schema(
        name = "ArrangementLine",
        description = "One arrangement, for one unit or for all.",
        examples = "{\"unit\":\"U1\",\"arrangement\":\"EXTRA_TIME\",\"extraTime\":\"1/3\"}")
public record ArrangementLine(
        @Nullable @Size(max = 20) @Schema(description = "Unit of the grid; absent for every unit.")
        String unit,

        @NotNull ArrangementKind arrangement,

        @Nullable
        @Size(max = 5)
        @Schema(description = "Share of the normal time that is added, such as `1/3`; with EXTRA_TIME alone.")
        String extraTime) {

    public static List<ArrangementLine> of(Arrangements arrangements) {
        return arrangements.lines().stream()
                .map(line -> new ArrangementLine(
                        line.unit(),
                        line.kind(),
                        line.extraTime() == null ? null : line.extraTime().toString()))
                .toList();
    }

    /** @throws InvalidInput when a share is none; naming the line */
    public static Arrangements read(List<ArrangementLine> lines) {
        return new Arrangements(IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i).read(i))
                .toList());
    }

    private Arrangement read(int index) {
        return new Arrangement(unit, arrangement, extraTime == null ? null : share(index, extraTime));
    }

    private static ExtraTime share(int index, String text) {
        return ExtraTime.read(text)
                .orElseThrow(() -> InvalidInput.unprocessable(
                        "/arrangements/" + index + "/extraTime",
                        "Indiquez la part du temps ajoutée, comme « 1/3 » ; elle ne dépasse pas « 1/1 »."));
    }
}
