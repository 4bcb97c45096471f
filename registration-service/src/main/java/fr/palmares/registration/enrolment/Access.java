package fr.palmares.registration.enrolment;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.registration.Scope;
import fr.palmares.registration.establishments.Establishment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Whose registration it is: what is absent and what is not the caller's to see look alike. */
@ApplicationScoped
public class Access {

    private final Scope scope;

    Access(Scope scope) {
        this.scope = scope;
    }

    /** Own, of the own establishment, of the own académie, or of a specialty the own académie leads (C-3). */
    public RegistrationRow toRead(UUID id) {
        return found(
                RegistrationRow.findByIdOptional(id),
                row -> isCandidate(row) || isEstablishment(row) || isExamOffice(row) || leads(row));
    }

    /** To be completed: by the candidate or the establishment. Locked until the transaction ends. */
    public RegistrationRow toComplete(UUID id) {
        return found(RegistrationRow.locked(id), row -> isCandidate(row) || isEstablishment(row));
    }

    /** To be decided by the exam office. Locked until the transaction ends. */
    public RegistrationRow toDecide(UUID id) {
        return found(RegistrationRow.locked(id), this::isExamOffice);
    }

    /** To be given up by whoever may. Locked until the transaction ends. */
    public RegistrationRow toCancel(UUID id) {
        return found(RegistrationRow.locked(id), row -> isCandidate(row) || isEstablishment(row) || isExamOffice(row));
    }

    public boolean isCandidate(RegistrationRow row) {
        return scope.caller().has("candidate")
                && scope.caller().values("person").contains(row.personId.toString());
    }

    public boolean isEstablishment(RegistrationRow row) {
        return row.uai != null && scope.establishment(row.uai);
    }

    public boolean isExamOffice(RegistrationRow row) {
        return scope.examOfficeOf(row.academy);
    }

    /** handicap is health data; who fills the form in sees the answer, nobody else does (§ 7). */
    public boolean seesHandicap(RegistrationRow row) {
        return isCandidate(row) || row.uai != null && isEstablishment(row) && Establishment.finishesItself(row.uai);
    }

    public RegistrationStore.Actor actor(RegistrationRow row) {
        return new RegistrationStore.Actor(scope.caller().subject(), isCandidate(row));
    }

    private boolean leads(RegistrationRow row) {
        return scope.academies().stream()
                .anyMatch(academy -> !RegistrationRow.getEntityManager()
                        .createNativeQuery(
                                "SELECT 1 FROM specialty WHERE exam_session = ?1 AND id = ?2 AND lead_academy = ?3")
                        .setParameter(1, row.examSession)
                        .setParameter(2, row.specialty)
                        .setParameter(3, academy)
                        .getResultList()
                        .isEmpty());
    }

    private static RegistrationRow found(Optional<RegistrationRow> row, Predicate<RegistrationRow> mine) {
        return row.filter(mine)
                .orElseThrow(() -> new NotFound("Cette inscription n’existe pas ou ne vous est pas accessible."));
    }
}
