package fr.palmares.registration.enrolment.confirmation;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.catalogue.Reference;
import fr.palmares.registration.enrolment.domain.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the preparatory form asks beside the exam itself: codes that exist, years that are possible. */
@ApplicationScoped
class ParticularsCheck {

    /** The BTS exists since 1959; nobody sat one before. */
    private static final int FIRST_BTS = 1960;

    private final Reference reference;

    ParticularsCheck(Reference reference) {
        this.reference = reference;
    }

    /** @throws InvalidInput 422, naming every value that is not possible */
    void check(Entry entry, ConfirmationRequest request) {
        var problem = Problem.of(
                422,
                "/problems/unprocessable",
                "Valeur refusée",
                "Une ou plusieurs valeurs ne sont pas possibles ; elles sont indiquées une à une.");
        var said = request.particulars();
        if (said != null) {
            problem = category(problem, "socioProfessionalCategory", said.socioProfessionalCategory());
            problem = category(problem, "fatherSocioProfessionalCategory", said.fatherSocioProfessionalCategory());
            problem = category(problem, "motherSocioProfessionalCategory", said.motherSocioProfessionalCategory());
            var year = said.alreadySatIn();
            if (year != null && (year < FIRST_BTS || year >= entry.examSession())) {
                problem = problem.at("/particulars/alreadySatIn", "Indiquez l’année d’une session antérieure.");
            }
        }
        if (request.languages() != null) {
            problem = language(problem, "a", request.languages().a());
            problem = language(problem, "b", request.languages().b());
        }
        var units = Objects.requireNonNullElse(request.units(), List.<ConfirmationRequest.Unit>of());
        for (int i = 0; i < units.size(); i++) {
            var academy = units.get(i).academy();
            if (academy != null && reference.academy(academy).isEmpty()) {
                problem = problem.at("/units/" + i + "/academy", "L’académie « " + academy + " » n’existe pas.");
            }
        }
        if (!problem.errors().isEmpty()) {
            throw new InvalidInput(problem);
        }
    }

    private Problem language(Problem problem, String field, @Nullable String code) {
        return code == null || reference.hasLanguage(code)
                ? problem
                : problem.at("/languages/" + field, "La langue « " + code + " » n’est pas une langue de l’examen.");
    }

    private Problem category(Problem problem, String field, @Nullable String code) {
        var known = code == null
                || reference.socioProfessionalCategories().stream()
                        .anyMatch(category -> category.code().equals(code));
        return known
                ? problem
                : problem.at(
                        "/particulars/" + field,
                        "Ce code n’est pas dans la liste des catégories socioprofessionnelles.");
    }
}
