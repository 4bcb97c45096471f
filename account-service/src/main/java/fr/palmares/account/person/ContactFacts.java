package fr.palmares.account.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.account.person.domain.Person;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports to the exam office that an e-mail or an address changed, not what to (DOMAIN A-5). */
@ApplicationScoped
public class ContactFacts {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ContactChange(
            UUID personId,
            @Nullable String academy,
            @Nullable String uai) {

        static ContactChange of(Person person) {
            return new ContactChange(person.id(), person.academy(), person.uai());
        }
    }

    private final Outbox outbox;

    ContactFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    public void emailChanged(Person person) {
        outbox.append("account.EmailChanged.v1", person.id(), ContactChange.of(person));
    }

    public void addressChanged(Person person) {
        outbox.append("account.AddressChanged.v1", person.id(), ContactChange.of(person));
    }
}
