package fr.palmares.documents.file.domain;

import java.util.Optional;

/** What the exam office found when it controlled a piece (P-2). */
public sealed interface Review {

    record Accept() implements Review {}

    record Refuse(PieceState.Reason reason, Optional<String> text) implements Review {}
}
