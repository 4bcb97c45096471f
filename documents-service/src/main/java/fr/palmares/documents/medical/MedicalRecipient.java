package fr.palmares.documents.medical;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.documents.file.FileStore;
import fr.palmares.documents.file.domain.Progress;
import fr.palmares.documents.file.domain.Refusal;
import fr.palmares.documents.file.domain.Refused;
import fr.palmares.documents.upload.Arrival;
import fr.palmares.documents.upload.Arrivals;
import fr.palmares.documents.upload.Destination;
import fr.palmares.documents.upload.Recipient;
import fr.palmares.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;

/**
 * Health documents of an accommodation request (DOMAIN § 7). The request has its deadline, at registration-service; its
 * documents are received as long as the registration stands, because the doctor may ask for another one [policy].
 */
@ApplicationScoped
class MedicalRecipient implements Recipient {

    private static final int MOST_PAGES = 40;
    private static final long MOST_BYTES = 20L * 1024 * 1024;
    private static final int MOST_DOCUMENTS = 20;

    private final FileStore files;
    private final Instance<Arrivals> arrivals;

    MedicalRecipient(FileStore files, Instance<Arrivals> arrivals) {
        this.files = files;
        this.arrivals = arrivals;
    }

    @Override
    public Destination destination() {
        return Destination.MEDICAL;
    }

    @Override
    public Limits limits(String code) {
        return new Limits(MOST_PAGES, MOST_BYTES);
    }

    @Override
    public boolean isHealth(String code) {
        return true;
    }

    @Override
    public void mayReceive(UUID registrationId, String code) {
        var file = files.find(registrationId).orElseThrow(FileAccess::absent);
        if (file.progress() instanceof Progress.Closed) {
            throw new Refused(new Refusal.FileClosed());
        }
        var kept = arrivals.get().all(Destination.MEDICAL, registrationId).stream()
                .filter(document -> document.state() != Arrival.State.TURNED_AWAY)
                .count();
        if (kept >= MOST_DOCUMENTS) {
            throw new Conflict(
                    "/problems/too-many-medical-documents",
                    "Trop de documents",
                    "Vous avez déjà déposé " + MOST_DOCUMENTS + " documents : adressez-vous au médecin de l’académie.");
        }
    }

    @Override
    public void clean(Arrival arrival) {
        // nothing is told to anybody: the doctor finds it, no fact ever carries health data
    }
}
