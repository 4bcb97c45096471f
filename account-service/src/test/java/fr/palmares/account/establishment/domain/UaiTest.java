package fr.palmares.account.establishment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.account.person.domain.Flaw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UaiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0750360J", "0750362L", "0750387N", "0750407K", "0750429J", "0750444A", "0750445B", "0750465Y",
                        "0750478M",
                "0750484U", "0750507U", "0750525N", "0750546L", "0750550R", "0750552T", "0310047H", "6200001G",
                        "7200001N",
                "0440001M", "9740001H"
            })
    void realNumbersAreFine(String uai) {
        assertThat(Uai.flaw(uai)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0750360K", "0440001N", "9740001A"})
    void aWrongLetterIsNoticed(String uai) {
        assertThat(Uai.flaw(uai)).contains(Flaw.UAI_CHECK_LETTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0440001", "0440001m", "0960001A", "1234567A", "0440001MM", "6300001A", "044000I1"})
    void otherFormsAreNoUai(String uai) {
        assertThat(Uai.flaw(uai)).contains(Flaw.NOT_A_UAI);
    }
}
