package fr.palmares.grading.marks;

import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.marks.domain.Entry;
import fr.palmares.grading.marks.domain.EntryRefusal;
import fr.palmares.platform.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Reads kind and value of a body: a mark, and a mark alone, has a value. */
final class EntryReader {

    private EntryReader() {}

    static Entry read(String pointer, MarkRow.Kind kind, @Nullable String value) {
        if ((kind == MarkRow.Kind.MARK) != (value != null)) {
            throw InvalidInput.malformed(pointer + "/value", "Une note et elle seule (kind MARK) a une valeur.");
        }
        return switch (kind) {
            case MARK -> mark(pointer, value);
            case ABSENT -> new Entry.Absent(false);
            case ABSENT_EXCUSED -> new Entry.Absent(true);
            case NOT_SAT -> new Entry.NotSat();
        };
    }

    private static Entry mark(String pointer, @Nullable String written) {
        var flaw = Mark.flawIn(String.valueOf(written));
        if (flaw.isPresent()) {
            throw InvalidInput.unprocessable(
                    pointer + "/value", new EntryRefusal.NotAMark(String.valueOf(written), flaw.get()).sentence());
        }
        return new Entry.Marked(Mark.of(String.valueOf(written)));
    }
}
