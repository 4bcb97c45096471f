package fr.palmares.documents.upload;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What providing a piece also states (note Nantes 2026, national-service duty). */
final class Statement {

    private static final Set<String> TRAINING = Set.of("CERTIF_SCOLARITE", "ATTESTATION_FORMATION");
    private static final String NATIONAL_SERVICE =
            "Ce dépôt vaut confirmation que le candidat est en règle avec les obligations du service national et que le"
                    + " justificatif a été remis à l’établissement.";

    private Statement() {}

    static @Nullable String of(String code) {
        return TRAINING.contains(code) ? NATIONAL_SERVICE : null;
    }
}
