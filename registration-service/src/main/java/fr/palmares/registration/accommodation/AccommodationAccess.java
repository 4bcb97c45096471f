package fr.palmares.registration.accommodation;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import fr.palmares.registration.Scope;
import fr.palmares.registration.accommodation.confidential.AccommodationStore;
import fr.palmares.registration.accommodation.confidential.AccommodationStore.Stored;
import fr.palmares.registration.accommodation.domain.Applicant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whose request it is, and with which eyes it is read: what is absent and what is not the caller's look alike. */
@ApplicationScoped
class AccommodationAccess {

    /** Each sees something else of a request. */
    enum Eyes {
        CANDIDATE,
        DOCTOR,
        OFFICE
    }

    /** A request and the eyes with which the caller may read it. */
    record Seen(Stored stored, Eyes eyes) {}

    private final AccommodationStore store;
    private final AccessLog log;
    private final Scope scope;

    AccommodationAccess(AccommodationStore store, AccessLog log, Scope scope) {
        this.store = store;
        this.log = log;
        this.scope = scope;
    }

    /** Own, or of the académie for which the caller decides or advises; staff who look are written down. */
    Seen toRead(UUID id) {
        var stored = store.find(id).orElseThrow(AccommodationAccess::absent);
        var eyes = eyes(stored.applicant()).orElseThrow(AccommodationAccess::absent);
        log.seen("read", id, eyes);
        return new Seen(stored, eyes);
    }

    /** The candidate's own, to be amended or withdrawn. Locked until the transaction ends. */
    Stored toWrite(UUID id) {
        return locked(id, Eyes.CANDIDATE);
    }

    /** For the doctor of the académie. Locked until the transaction ends. */
    Stored toAdvise(UUID id) {
        var stored = locked(id, Eyes.DOCTOR);
        log.seen("opinion", id, Eyes.DOCTOR);
        return stored;
    }

    /** For the authority of the académie. Locked until the transaction ends. */
    Stored toDecide(UUID id) {
        var stored = locked(id, Eyes.OFFICE);
        log.seen("decision", id, Eyes.OFFICE);
        return stored;
    }

    /** To be marked as handed over: by the authority, or by the candidate who opens it. Locked. */
    Seen toHand(UUID id) {
        var stored = store.locked(id).orElseThrow(AccommodationAccess::absent);
        var eyes = eyes(stored.applicant())
                .filter(seen -> seen != Eyes.DOCTOR || is(Eyes.OFFICE, stored.applicant()))
                .orElseThrow(AccommodationAccess::absent);
        var acting = eyes == Eyes.DOCTOR ? Eyes.OFFICE : eyes;
        log.seen("notification", id, acting);
        return new Seen(stored, acting);
    }

    boolean isCandidate(UUID personId) {
        return caller().has("candidate") && caller().values("person").contains(personId.toString());
    }

    /** The académies whose requests a doctor or an authority follows. */
    Set<String> academies() {
        return isStaff() ? caller().values("academies") : Set.of();
    }

    boolean isStaff() {
        return caller().has("accommodation-doctor") || caller().has("accommodation-office");
    }

    /** Whether staff may know what was granted for this registration. */
    boolean seesArrangements(Applicant applicant) {
        return isCandidate(applicant.personId())
                || (applicant.uai() != null && scope.establishment(applicant.uai()))
                || scope.examOfficeOf(applicant.academy())
                || is(Eyes.DOCTOR, applicant)
                || is(Eyes.OFFICE, applicant);
    }

    Caller caller() {
        return scope.caller();
    }

    static NotFound absent() {
        return new NotFound("Cette demande d’aménagements n’existe pas ou ne vous est pas accessible.");
    }

    private Stored locked(UUID id, Eyes eyes) {
        return store.locked(id).filter(stored -> is(eyes, stored.applicant())).orElseThrow(AccommodationAccess::absent);
    }

    private Optional<Eyes> eyes(Applicant applicant) {
        for (var eyes : Eyes.values()) {
            if (is(eyes, applicant)) {
                return Optional.of(eyes);
            }
        }
        return Optional.empty();
    }

    private boolean is(Eyes eyes, Applicant applicant) {
        return switch (eyes) {
            case CANDIDATE -> isCandidate(applicant.personId());
            case DOCTOR -> caller().has("accommodation-doctor") && ofAcademy(applicant);
            case OFFICE -> caller().has("accommodation-office") && ofAcademy(applicant);
        };
    }

    private boolean ofAcademy(Applicant applicant) {
        return caller().values("academies").contains(applicant.academy());
    }
}
