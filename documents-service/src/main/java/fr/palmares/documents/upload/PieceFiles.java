package fr.palmares.documents.upload;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The versions of a piece, and the clean files behind them. */
@ApplicationScoped
class PieceFiles {

    private final Objects objects;
    private final FileAccess access;
    private final MedicalKey medicalKey;

    PieceFiles(Objects objects, FileAccess access, MedicalKey medicalKey) {
        this.objects = objects;
        this.access = access;
        this.medicalKey = medicalKey;
    }

    @Transactional
    List<UploadRow> versions(UUID registrationId, String code) {
        return UploadRow.list("registrationId = ?1 and code = ?2 order by version desc", registrationId, code);
    }

    /**
     * The clean version asked for, the last one when none is named.
     *
     * @throws Conflict while the checks run: a file is served to nobody before it is found clean (P-3)
     */
    @Transactional
    UploadRow clean(UUID registrationId, String code, @Nullable Integer version) {
        var candidates = versions(registrationId, code).stream()
                .filter(row -> version == null ? !row.state.equals("TURNED_AWAY") : row.version == version)
                .toList();
        if (candidates.isEmpty() || candidates.getFirst().state.equals("TURNED_AWAY")) {
            throw new NotFound("Cette pièce n’a pas encore été fournie.");
        }
        if (candidates.getFirst().state.equals("CHECKING")) {
            throw new Conflict(
                    "/problems/being-checked",
                    "Vérification en cours",
                    "Ce fichier est en cours de vérification : il ne peut pas encore être ouvert.");
        }
        return candidates.getFirst();
    }

    InputStream content(UploadRow row) {
        var key = java.util.Objects.requireNonNull(row.objectKey);
        if (!access.isSensitive(row.code)) {
            return objects.get(Bucket.PIECES, key);
        }
        try {
            return new ByteArrayInputStream(medicalKey.decrypt(objects.get(Bucket.MEDICAL, key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
