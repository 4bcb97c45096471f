package fr.palmares.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Cannot send to camille.durand@exemple.fr, 550|Cannot send to <e-mail>, 550",
                "known: 0123456789A twice|known: <INE> twice",
                "Person[familyName=Durand, birthDate=2005-03-14]|Person[familyName=<name>, birthDate=<date>]",
                "{\"familyName\":\"Durand, dit Petit\",\"uai\":\"0440001M\"}|{\"familyName\":<name>,\"uai\":\"0440001M\"}",
                "Detail: Key (email)=(c@d.fr) already exists.|Detail: Key (email)=(<row>) already exists.",
                "Detail: Failing row contains (1, Durand, (x)).|Detail: Failing row contains (<row>)."
            })
    void aPersonIsReplaced(String line, String written) {
        assertThat(PersonalData.without(line)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0190a1b2-0000-7000-8000-000000000001",
                "UAI 0440001M, academy 17, session 2026",
                "took 1234567890 ns",
                "registration.RegistrationConfirmed.v1",
                "jdbc:postgresql://db:5432/registration"
            })
    void whatIsNobodysStays(String line) {
        assertThat(PersonalData.without(line)).isEqualTo(line);
    }

    @Test
    void anExceptionKeepsItsPlaceAndLosesItsPerson() {
        var line = new org.jboss.logmanager.ExtLogRecord(
                java.util.logging.Level.SEVERE, "failed", getClass().getName());
        line.setThrown(new IllegalStateException("outer", new IllegalArgumentException("no such c.durand@exemple.fr")));

        new PersonalData().isLoggable(line);

        assertThat(line.getThrown()).hasToString("java.lang.IllegalStateException: outer");
        assertThat(line.getThrown().getCause()).hasToString("java.lang.IllegalArgumentException: no such <e-mail>");
        assertThat(line.getThrown().getStackTrace()[0].getClassName())
                .isEqualTo(getClass().getName());
    }
}
