package fr.palmares.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.notification.Contracts;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void everyFactThatAServiceCommittedHasAMeaning() {
        assertThat(Contracts.types())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(Catalogue.meaning(type)).as(type).isPresent());
    }

    @Test
    void nothingAboutAResultIsToldBeforeItIsPublished() {
        assertThat(Catalogue.meaning("grading.DeliberationClosed.v1").orElseThrow())
                .isInstanceOf(Catalogue.Meaning.Nothing.class);
        assertThat(Catalogue.meaning("grading.ResultWithheld.v1").orElseThrow())
                .isInstanceOf(Catalogue.Meaning.Nothing.class);
    }

    @Test
    void aFactYoungerThanTheListHasNone() {
        assertThat(Catalogue.meaning("registration.SomethingNew.v1")).isEmpty();
    }
}
