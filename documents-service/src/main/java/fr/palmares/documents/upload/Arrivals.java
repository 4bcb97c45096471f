package fr.palmares.documents.upload;

import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.MedicalKey;
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

/** The files that were sent, version by version, and the clean ones opened. Who may see them is their reader's to say. */
@ApplicationScoped
public class Arrivals {

    private final Recipients recipients;
    private final Objects objects;
    private final MedicalKey medicalKey;

    Arrivals(Recipients recipients, Objects objects, MedicalKey medicalKey) {
        this.recipients = recipients;
        this.objects = objects;
        this.medicalKey = medicalKey;
    }

    /** Every file of a registration for one destination, the last one first. */
    @Transactional
    public List<Arrival> all(Destination destination, UUID registrationId) {
        return UploadRow.<UploadRow>list(
                        "registrationId = ?1 and destination = ?2 order by uploadedAt desc, code",
                        registrationId,
                        destination.name())
                .stream()
                .map(Arrival::of)
                .toList();
    }

    @Transactional
    public List<Arrival> versions(Destination destination, UUID registrationId, String code) {
        return UploadRow.<UploadRow>list(
                        "registrationId = ?1 and destination = ?2 and code = ?3 order by version desc",
                        registrationId,
                        destination.name(),
                        code)
                .stream()
                .map(Arrival::of)
                .toList();
    }

    /**
     * The clean version asked for, the last one when none is named.
     *
     * @throws Conflict while the checks run: a file is served to nobody before it is found clean (P-3)
     */
    @Transactional
    public Arrival clean(Destination destination, UUID registrationId, String code, @Nullable Integer version) {
        var candidates = versions(destination, registrationId, code).stream()
                .filter(file -> version == null ? file.state() != Arrival.State.TURNED_AWAY : file.version() == version)
                .toList();
        if (candidates.isEmpty()) {
            throw absent();
        }
        return clean(candidates.getFirst());
    }

    /** The same, of a file that is known already. */
    public Arrival clean(Arrival file) {
        return switch (file.state()) {
            case CLEAN -> file;
            case TURNED_AWAY -> throw absent();
            case CHECKING ->
                throw new Conflict(
                        "/problems/being-checked",
                        "Vérification en cours",
                        "Ce fichier est en cours de vérification : il ne peut pas encore être ouvert. Recommencez dans un instant.");
        };
    }

    @Transactional
    public InputStream content(Arrival file) {
        var row = UploadRow.<UploadRow>findById(file.id());
        if (row == null || row.objectKey == null) {
            throw new NotFound("Ce fichier n’est plus conservé : sa durée de conservation est passée.");
        }
        if (!recipients.of(Destination.valueOf(row.destination)).isHealth(row.code)) {
            return objects.get(Bucket.PIECES, row.objectKey);
        }
        try {
            return new ByteArrayInputStream(medicalKey.decrypt(objects.get(Bucket.MEDICAL, row.objectKey)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NotFound absent() {
        return new NotFound("Cette pièce n’a pas encore été fournie.");
    }
}
