package fr.palmares.documents.inspection;

import java.nio.file.Path;
import java.util.Optional;

/** What the checks say of a file: clean, as the PDF that is kept, or turned away. */
public sealed interface Verdict {

    record Clean(Path pdf, int pages, Optional<String> advice) implements Verdict {}

    record Not(TurnedAway why) implements Verdict {}
}
