package fr.palmares.documents.inspection;

import java.util.Optional;

/** What a file is by its first bytes, whatever its name or its sender says (P-3). */
public enum FileType {
    PDF("application/pdf", '%', 'P', 'D', 'F', '-'),
    JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
    PNG("image/png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);

    public static final int LONGEST = 8;

    private final String mediaType;
    private final int[] signature;

    FileType(String mediaType, int... signature) {
        this.mediaType = mediaType;
        this.signature = signature;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<FileType> of(byte[] head, int length) {
        for (var type : values()) {
            if (type.matches(head, length)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private boolean matches(byte[] head, int length) {
        if (length < signature.length) {
            return false;
        }
        for (var index = 0; index < signature.length; index++) {
            if ((head[index] & 0xFF) != signature[index]) {
                return false;
            }
        }
        return true;
    }
}
