package fr.palmares.account.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.backends.Catalogue;
import fr.palmares.platform.events.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What registration-service committed as its example is what this service reads. */
class ProducersExamplesTest {

    @Test
    void anImportedPersonIsReadWhole() throws Exception {
        var type = "registration.ImportedPerson.v1";
        var data = new ObjectMapper().readTree(Catalogue.example(type));

        var person = new Fact(UUID.randomUUID(), type, "s", Instant.now(), data)
                .as(ImportedPeople.ImportedPerson.class)
                .person();

        assertThat(person.id()).isEqualTo(UUID.fromString("0190a1b2-0000-7000-8000-000000000001"));
        assertThat(person.civilStatus().familyName()).isEqualTo("Dupont");
        assertThat(person.civilStatus().birthDate()).isEqualTo(LocalDate.of(2004, 3, 17));
        assertThat(person.uai()).isEqualTo("0440001M");
        assertThat(person.account()).isEqualTo(AccountState.NONE);
    }

    @Test
    void everyFactOfThisServiceFitsItsOwnExample() {
        assertThat(Catalogue.types().stream().filter(type -> type.startsWith("account.")))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(Catalogue.misfits(type, Catalogue.example(type)))
                        .isEmpty());
    }
}
