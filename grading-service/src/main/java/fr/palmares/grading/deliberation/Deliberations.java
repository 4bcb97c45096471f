package fr.palmares.grading.deliberation;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.jury.Jury;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.LockModeType;
import java.util.Set;
import java.util.UUID;

/** Which deliberations the caller sits at: those of the exam office's specialties, those of an appointed jury. */
@RequestScoped
public class Deliberations {

    private final Scope scope;
    private final Caller caller;

    Deliberations(Scope scope, Caller caller) {
        this.scope = scope;
        this.caller = caller;
    }

    /** @throws NotFound when it is absent or not the caller's */
    public DeliberationRow mine(UUID id) {
        return DeliberationRow.<DeliberationRow>findByIdOptional(id)
                .filter(row -> mayDeliberate(Jury.findById(row.juryId)))
                .orElseThrow(Deliberations::unknown);
    }

    /** As {@link #mine}; two members who act at once act one after the other. */
    public DeliberationRow mineToChange(UUID id) {
        return DeliberationRow.<DeliberationRow>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> mayDeliberate(Jury.findById(row.juryId)))
                .orElseThrow(Deliberations::unknown);
    }

    boolean mayDeliberate(Jury jury) {
        return caller.has("exam-office") && scope.manages(jury.examSession, jury.academy, jury.specialty)
                || caller.has("jury") && jury.seats(caller.subject(), caller.values("email"));
    }

    /** Where the caller teaches, who sits as a member of the jury: their pupils are not the caller's to judge. */
    Set<String> ownSchools(Jury jury) {
        return caller.has("exam-office") && !jury.seats(caller.subject(), caller.values("email"))
                ? Set.of()
                : jury.schoolsOf(caller.subject(), caller.values("email"), caller.values("uai"));
    }

    private static NotFound unknown() {
        return new NotFound("Aucune délibération ne correspond à cette adresse.");
    }
}
