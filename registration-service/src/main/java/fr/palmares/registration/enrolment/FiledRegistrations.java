package fr.palmares.registration.enrolment;

import fr.palmares.registration.enrolment.domain.Choices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What accommodations need to know of a registration; handicap is told to nobody else. */
@ApplicationScoped
public class FiledRegistrations {

    /** @param alive confirmed, and neither rejected nor cancelled */
    public record Filed(
            UUID id,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            boolean repeating,
            boolean alive,
            boolean handicap) {}

    /** Reads in a transaction of its own, because who asks works in another database role's. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Filed> find(UUID id) {
        return RegistrationRow.<RegistrationRow>findByIdOptional(id).map(FiledRegistrations::filed);
    }

    private static Filed filed(RegistrationRow row) {
        return new Filed(
                row.id,
                row.personId,
                row.examSession,
                row.academy,
                row.uai,
                row.specialty,
                row.repeating,
                row.version > 0 && row.state.live(),
                row.choices().filter(Choices::handicap).isPresent());
    }
}
