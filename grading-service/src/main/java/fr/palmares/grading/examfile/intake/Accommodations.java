package fr.palmares.grading.examfile.intake;

import fr.palmares.grading.examfile.GrantedArrangements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes in what the authority decided; of two decisions the later one counts, in whatever order they come (§ 7). */
@ApplicationScoped
class Accommodations {

    void decided(GrantedArrangements.Decided decided) {
        var granted = GrantedArrangements.<GrantedArrangements>findById(decided.registrationId());
        if (granted == null) {
            granted = new GrantedArrangements();
            granted.registrationId = decided.registrationId();
        } else if (granted.decidedAt.isAfter(decided.decidedAt())) {
            return;
        }
        granted.requestId = decided.requestId();
        granted.arrangements = decided.decision().equals("REFUSED") || decided.arrangements() == null
                ? List.of()
                : List.copyOf(decided.arrangements());
        granted.decidedAt = decided.decidedAt();
        granted.persist();
    }
}
