package fr.palmares.registration.accommodation.confidential;

import fr.palmares.registration.accommodation.domain.AccommodationFact;
import fr.palmares.registration.accommodation.domain.AccommodationFact.Decided;
import fr.palmares.registration.accommodation.domain.AccommodationFact.Requested;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other services are told: ids and what was granted; no reason, no opinion, nothing asked in vain. */
final class AccommodationFacts {

    private AccommodationFacts() {}

    record AccommodationRequested(
            UUID requestId,
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            ProcedureName procedure,
            boolean renewal) {}

    record AccommodationDecided(
            UUID requestId,
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            VerdictName decision,
            List<ArrangementLine> arrangements,
            Instant decidedAt) {}

    static void tell(ConfidentialOutbox outbox, AccommodationFact fact) {
        switch (fact) {
            case Requested(var request) -> {
                var applicant = request.applicant();
                outbox.append(
                        "registration.AccommodationRequested.v1",
                        applicant.registrationId(),
                        applicant.academy(),
                        applicant.uai(),
                        new AccommodationRequested(
                                request.id(),
                                applicant.registrationId(),
                                applicant.personId(),
                                applicant.academy(),
                                applicant.uai(),
                                ProcedureName.of(request.wish().procedure()),
                                request.renewalOf().isPresent()));
            }
            case Decided(var request, var decision) -> {
                var applicant = request.applicant();
                outbox.append(
                        "registration.AccommodationDecided.v1",
                        applicant.registrationId(),
                        applicant.academy(),
                        applicant.uai(),
                        new AccommodationDecided(
                                request.id(),
                                applicant.registrationId(),
                                applicant.personId(),
                                applicant.academy(),
                                applicant.uai(),
                                VerdictName.of(decision.verdict()),
                                ArrangementLine.of(decision.verdict().arrangements()),
                                decision.at()));
            }
        }
    }
}
