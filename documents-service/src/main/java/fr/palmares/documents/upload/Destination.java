package fr.palmares.documents.upload;

/** What a file is sent for. */
public enum Destination {
    PIECE,
    PROFESSIONAL,
    MEDICAL
}
