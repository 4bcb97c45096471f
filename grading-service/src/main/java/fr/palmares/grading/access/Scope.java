package fr.palmares.grading.access;

import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
            throw new NotFound("L’académie " + academy + " n’est pas dans votre périmètre.");
        }
    }

    public boolean managesAcademy(String academy) {
        return caller.values("academies").contains(academy);
    }

    /** @throws NotFound when the exam office manages neither the académie nor, as lead academy, the specialty (C-3) */
    public void requireSpecialty(int examSession, String academy, String specialty) {
        if (!manages(examSession, academy, specialty)) {
            requireAcademy(academy);
        }
    }

    public boolean manages(int examSession, String academy, String specialty) {
        return managesAcademy(academy) || leads(examSession, specialty);
    }

    /** A lead academy manages the candidates of its specialty wherever they are (C-3). */
    public boolean leads(int examSession, String specialty) {
        return Specialty.of(examSession, specialty)
                .map(grid -> grid.leadAcademy)
                .filter(this::managesAcademy)
                .isPresent();
    }

    public boolean runsCentre(String centre) {
        return caller.values("uai").contains(centre);
    }

    /** The candidate, the establishment or the exam office of this file. */
    public boolean sees(ExamFile file) {
        return sees(file.personId, file.academy, file.uai, file.examSession, file.specialty);
    }

    public boolean sees(UUID personId, String academy, @Nullable String uai, int examSession, String specialty) {
        return caller.has("candidate") && caller.values("person").contains(personId.toString())
                || caller.has("exam-office") && manages(examSession, academy, specialty)
                || caller.has("establishment")
                        && uai != null
                        && caller.values("uai").contains(uai);
    }

    public boolean isCandidateOf(ExamFile file) {
        return caller.has("candidate") && caller.values("person").contains(file.personId.toString());
    }

    /** @throws NotFound when the file is absent or not the caller's */
    public ExamFile visible(UUID registrationId) {
        return ExamFile.<ExamFile>findByIdOptional(registrationId)
                .filter(this::sees)
                .orElseThrow(() -> new NotFound("Aucun dossier d’examen ne correspond à cette adresse."));
    }

    /** As {@link #visible}, for who may change it: the exam office alone. */
    public ExamFile managed(UUID registrationId) {
        return ExamFile.<ExamFile>findByIdOptional(registrationId)
                .filter(file -> manages(file.examSession, file.academy, file.specialty))
                .orElseThrow(() -> new NotFound("Aucun dossier d’examen ne correspond à cette adresse."));
    }

    public String actor() {
        return caller.subject();
    }

    public boolean has(String role) {
        return caller.has(role);
    }
}
