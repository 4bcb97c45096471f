package fr.palmares.account.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final UUID ID = UUID.randomUUID();

    @Test
    void anImportCorrectsCivilStatusAndKeepsTheAccount() {
        var known = person("Dupond", "old@example.org", AccountState.CREATED);

        var merged = known.imported(person("Dupont", "new@example.org", AccountState.NONE));

        assertThat(merged.civilStatus().familyName()).isEqualTo("Dupont");
        assertThat(merged.email()).isEqualTo("new@example.org");
        assertThat(merged.account()).isEqualTo(AccountState.CREATED);
    }

    @Test
    void whoSignsInLooksAfterTheOwnAddress() {
        var known = person("Dupont", "own@example.org", AccountState.ACTIVE);

        var merged = known.imported(person("Dupont", "school@example.org", AccountState.NONE));

        assertThat(merged.email()).isEqualTo("own@example.org");
    }

    @Test
    void anImportWithoutEmailDoesNotForgetTheOneKnown() {
        var known = person("Dupont", "own@example.org", AccountState.NONE);

        assertThat(known.imported(person("Dupont", null, AccountState.NONE)).email())
                .isEqualTo("own@example.org");
    }

    private static Person person(String name, @org.jspecify.annotations.Nullable String email, AccountState account) {
        return new Person(
                ID,
                new CivilStatus(name, null, "Nina", LocalDate.of(2004, 3, 17), "Nantes"),
                null,
                email,
                null,
                "17",
                "0440001M",
                account);
    }
}
