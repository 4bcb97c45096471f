package fr.palmares.registration.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final LocalDate BORN = LocalDate.of(2005, 2, 1);

    @Test
    void anApostropheIsTheSameHoweverItWasTyped() {
        assertThat(Person.identityKey("L'HARIDON", BORN, "L'Haÿ-les-Roses"))
                .isEqualTo(Person.identityKey("L’Haridon", BORN, "L’HAY LES ROSES"));
        assertThat(Person.plain("l’har")).isEqualTo(Person.plain("L'Har"));
    }

    @Test
    void aLigatureIsTheSameHoweverItWasTyped() {
        assertThat(Person.identityKey("LŒUILLET", BORN, "Mœrnach"))
                .isEqualTo(Person.identityKey("Loeuillet", BORN, "MOERNACH"));
        assertThat(Person.plain("Groß-Sørensen")).isEqualTo("GROSSSORENSEN");
        assertThat(Person.plain("Łukasz Ægir Đặng")).isEqualTo("LUKASZAEGIRDANG");
    }
}
