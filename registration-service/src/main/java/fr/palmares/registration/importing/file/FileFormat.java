package fr.palmares.registration.importing.file;

/** What a file of candidates may be written in. */
public enum FileFormat {
    CSV,
    XML
}
