package fr.palmares.documents.file.domain;

/** The colours schools know: nothing provided, started, awaiting control, approved (P-2, note Nantes 2026). */
public enum Colour {
    RED,
    ORANGE,
    BLUE,
    GREEN
}
