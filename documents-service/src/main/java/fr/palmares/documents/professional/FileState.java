package fr.palmares.documents.professional;

/** Where a professional file stands. */
enum FileState {
    EXPECTED,
    PROVIDED,
    ACCEPTED,
    REFUSED
}
