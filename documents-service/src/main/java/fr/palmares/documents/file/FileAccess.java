package fr.palmares.documents.file;

import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.catalogue.Catalogue.Uploads;
import fr.palmares.documents.file.domain.CandidateFile;
import fr.palmares.documents.file.domain.Owner;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one place that says on which files a caller may do what; what is not theirs does not exist for them. */
@ApplicationScoped
public class FileAccess {

    private final FileStore files;
    private final Catalogue catalogue;
    private final HealthSecrecy secrecy;
    private final Caller caller;

    FileAccess(FileStore files, Catalogue catalogue, HealthSecrecy secrecy, Caller caller) {
        this.files = files;
        this.catalogue = catalogue;
        this.secrecy = secrecy;
        this.caller = caller;
    }

    /** Candidate, establishment, exam office, integrator: the file and its states. */
    @Transactional
    public Owner see(UUID registrationId) {
        var owner = owner(registrationId);
        if (isOwn(owner) || isOfOwnSchool(owner) || isOfOwnAcademy(owner, "exam-office", "integrator")) {
            return owner;
        }
        throw absent();
    }

    /** Those who may see a document the platform wrote about {@code owner}. */
    public boolean sees(UUID personId, String academy, @Nullable String uai) {
        var owner = new Owner(personId, personId, academy, uai);
        return isOwn(owner) || isOfOwnSchool(owner) || isOfOwnAcademy(owner, "exam-office", "integrator");
    }

    /**
     * The candidate, or the establishment for its candidates.
     *
     * @throws Conflict when the establishment keeps the uploads to itself
     */
    @Transactional
    public Owner provide(UUID registrationId) {
        var owner = owner(registrationId);
        if (isOfOwnSchool(owner)) {
            return owner;
        }
        if (!isOwn(owner)) {
            throw absent();
        }
        if (catalogue
                .establishment(owner.uai())
                .filter(school -> school.uploads() == Uploads.ESTABLISHMENT)
                .isPresent()) {
            throw new Conflict(
                    "/problems/uploads-by-establishment",
                    "Dépôt par l’établissement",
                    "Votre établissement dépose lui-même les pièces de ses candidats : adressez-lui les vôtres.");
        }
        return owner;
    }

    /** The exam office of the academy; for health documents the doctor who reads them and the office that decides. */
    @Transactional
    public Owner control(UUID registrationId, String code) {
        var owner = owner(registrationId);
        var health = isSensitive(code) && isOfOwnAcademy(owner, "accommodation-office", "accommodation-doctor");
        if (health || (!isSensitive(code) && isOfOwnAcademy(owner, "exam-office"))) {
            return owner;
        }
        throw absent();
    }

    /** The candidate, for documents that are nobody else's to send. */
    @Transactional
    public Owner own(UUID registrationId) {
        var owner = owner(registrationId);
        if (isOwn(owner)) {
            return owner;
        }
        throw absent();
    }

    /** Those who have {@code role} in the academy of the registration. */
    @Transactional
    public Owner ofAcademy(UUID registrationId, String role) {
        var owner = owner(registrationId);
        if (isOfOwnAcademy(owner, role)) {
            return owner;
        }
        throw absent();
    }

    /** Who may open the file of a piece: as {@link #see}, but health documents open for those who deal with them only. */
    @Transactional
    public Owner open(UUID registrationId, String code) {
        var owner = owner(registrationId);
        var allowed = isSensitive(code)
                ? isOwn(owner) || isOfOwnAcademy(owner, "accommodation-doctor")
                : isOwn(owner) || isOfOwnSchool(owner) || isOfOwnAcademy(owner, "exam-office");
        if (allowed) {
            return owner;
        }
        throw absent();
    }

    /** What of a file the caller may see: all of one's own, nothing of one's health for others, nothing else for its doctor. */
    CandidateFile shown(CandidateFile file) {
        if (caller.has("candidate")) {
            return file;
        }
        var health = (caller.has("accommodation-office") || caller.has("accommodation-doctor"))
                && !caller.has("exam-office");
        return health ? file.without(code -> !isSensitive(code)) : file.without(this::isSensitive);
    }

    public boolean isSensitive(String code) {
        return secrecy.isSensitive(code);
    }

    private Owner owner(UUID registrationId) {
        return files.row(registrationId)
                .map(row -> new Owner(row.registrationId, row.personId, row.academy, row.uai))
                .orElseThrow(FileAccess::absent);
    }

    private boolean isOwn(Owner owner) {
        return caller.has("candidate")
                && caller.values("person").contains(owner.personId().toString());
    }

    private boolean isOfOwnSchool(Owner owner) {
        return caller.has("establishment")
                && owner.uai() != null
                && caller.values("uai").contains(owner.uai());
    }

    private boolean isOfOwnAcademy(Owner owner, String... roles) {
        return isOfOwnAcademy(owner.academy(), roles);
    }

    /** Whether the caller has one of the roles, in this academy. */
    public boolean isOfOwnAcademy(String academy, String... roles) {
        for (var role : roles) {
            if (caller.has(role) && caller.values("academies").contains(academy)) {
                return true;
            }
        }
        return false;
    }

    public static NotFound absent() {
        return new NotFound("Cette demande de pièces n’existe pas, ou n’est pas la vôtre.");
    }
}
