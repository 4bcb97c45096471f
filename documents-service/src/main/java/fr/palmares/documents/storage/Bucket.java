package fr.palmares.documents.storage;

/** Where an object lies: not yet checked, clean, health data, or written by the platform. */
public enum Bucket {
    QUARANTINE("quarantine"),
    PIECES("pieces"),
    MEDICAL("medical"),
    GENERATED("generated");

    private final String name;

    Bucket(String name) {
        this.name = name;
    }

    String bucketName() {
        return name;
    }
}
