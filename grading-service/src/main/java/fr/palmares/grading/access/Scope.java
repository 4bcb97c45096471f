package fr.palmares.grading.access;

import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The one place that says on which rows a role works; what is not the caller's is not there (404). */
@RequestScoped
public class Scope {

    private final Caller caller;

    Scope(Caller caller) {
        this.caller = caller;
    }

    /** @throws NotFound when the exam office does not manage this academy */
    public void requireAcademy(String academy) {
        if (!managesAcademy(academy)) {
            throw new NotFound("L'académie " + academy + " n'est pas dans votre périmètre.");
        }
    }

    public boolean managesAcademy(String academy) {
        return caller.values("academies").contains(academy);
    }

    public boolean runsCentre(String centre) {
        return caller.values("uai").contains(centre);
    }

    /** The candidate, the establishment or the exam office of this file. */
    public boolean sees(ExamFile file) {
        return isCandidateOf(file)
                || caller.has("exam-office") && managesAcademy(file.academy)
                || caller.has("establishment")
                        && file.uai != null
                        && caller.values("uai").contains(file.uai);
    }

    public boolean isCandidateOf(ExamFile file) {
        return caller.has("candidate") && caller.values("person").contains(file.personId.toString());
    }

    /** @throws NotFound when the file is absent or not the caller's */
    public ExamFile visible(UUID registrationId) {
        var file = ExamFile.<ExamFile>findByIdOptional(registrationId)
                .filter(this::sees)
                .orElseThrow(() -> new NotFound("Aucun dossier d'examen ne correspond à cette adresse."));
        return file;
    }

    /** As {@link #visible}, for who may change it: the exam office alone. */
    public ExamFile managed(UUID registrationId) {
        return ExamFile.<ExamFile>findByIdOptional(registrationId)
                .filter(file -> managesAcademy(file.academy))
                .orElseThrow(() -> new NotFound("Aucun dossier d'examen ne correspond à cette adresse."));
    }

    public String actor() {
        return caller.subject();
    }

    public boolean has(String role) {
        return caller.has(role);
    }
}
