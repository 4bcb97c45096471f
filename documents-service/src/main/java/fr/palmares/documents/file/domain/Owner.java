package fr.palmares.documents.file.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose file it is, and who else may see it: the candidate, the establishment of the UAI, the academy. */
public record Owner(
        UUID registrationId,
        UUID personId,
        String academy,
        @Nullable String uai) {}
