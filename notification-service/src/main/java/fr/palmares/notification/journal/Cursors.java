package fr.palmares.notification.journal;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Cursor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cursors say which list they are of; one of another list is refused with its name, so that its owner finds the mistake. */
public final class Cursors {

    private Cursors() {}

    /**
     * The number behind a cursor of this list.
     *
     * @throws InvalidInput when it is of another list, or none
     */
    public static long number(String list, @Nullable String cursor, long otherwise) {
        return numbers(list, cursor, 1).map(List::getFirst).orElse(otherwise);
    }

    /**
     * The same of a cursor that holds several; empty without one.
     *
     * @throws InvalidInput when it is of another list, or none
     */
    public static Optional<List<Long>> numbers(String list, @Nullable String cursor, int count) {
        var keys = Cursor.decode(cursor);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() != count + 1 || !keys.getFirst().equals(list)) {
            throw foreign(keys, "#cursor");
        }
        var numbers = keys.stream().skip(1).map(key -> number(key, "#cursor")).toList();
        if (numbers.stream().anyMatch(number -> number < 0)) {
            throw foreign(List.of(), "#cursor");
        }
        return Optional.of(numbers);
    }

    static long number(String text, String pointer) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw foreign(List.of(), pointer);
        }
    }

    /** The refusal of a cursor that decodes but belongs to another list. */
    static InvalidInput foreign(List<String> keys, String pointer) {
        var known = keys.size() > 1 && keys.getFirst().matches("[a-z-]{1,40}");
        var detail = (known
                        ? "Ce curseur vient de la liste « " + keys.getFirst() + " », non de celle-ci"
                        : "Ce curseur ne vient pas de cette liste")
                + " ; reprenez celui de la réponse précédente.";
        return new InvalidInput(Problem.of(400, "/problems/foreign-cursor", "Curseur d’une autre liste", detail)
                .at(pointer, detail));
    }
}
