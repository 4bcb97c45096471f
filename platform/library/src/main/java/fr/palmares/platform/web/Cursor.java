package fr.palmares.platform.web;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The opaque place where the next part of a list begins. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    public static String encode(Object... keys) {
        var text = Arrays.stream(keys).map(Object::toString).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The keys behind a cursor; empty without one.
     *
     * @throws InvalidInput when the text is no cursor of ours
     */
    public static List<String> decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return List.of();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return List.of(text.split(SEPARATOR, -1));
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    /** The refusal of a cursor that decodes but does not belong here. */
    public static InvalidInput unknown() {
        return new InvalidInput(Problem.of(
                        400,
                        "/problems/foreign-cursor",
                        "Curseur d’une autre liste",
                        "Ce curseur ne vient pas de cette liste.")
                .at("#cursor", "Reprenez celui de la réponse précédente, ou repartez sans curseur."));
    }
}
