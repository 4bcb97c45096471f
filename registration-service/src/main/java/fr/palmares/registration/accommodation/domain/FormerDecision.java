package fr.palmares.registration.accommodation.domain;

/** The last decision of an earlier exam session. */
public record FormerDecision(Request request, Decision decision) {

    /** Same person, same exam, same académie, an earlier exam session, and something was granted. */
    public boolean canBeRenewedFor(Applicant applicant) {
        var before = request.applicant();
        return before.personId().equals(applicant.personId())
                && before.specialty().equals(applicant.specialty())
                && before.academy().equals(applicant.academy())
                && before.examSession() < applicant.examSession()
                && !decision.verdict().arrangements().isEmpty();
    }
}
