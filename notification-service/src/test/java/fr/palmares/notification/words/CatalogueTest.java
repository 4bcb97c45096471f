package fr.palmares.notification.words;

import static fr.palmares.backends.Catalogue.types;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void everyFactThatAServiceCommittedHasAMeaning() {
        assertThat(types())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(Catalogue.meaning(type)).as(type).isPresent());
    }

    @Test
    void theListIsThatOfTheArchitecture() {
        assertThat(Catalogue.types()).containsExactlyInAnyOrder("""
                account.AccountActivated.v1 account.AccountCreated.v1 account.AccountErased.v1 account.AccountExpired.v1
                account.AccountsGenerated.v1 account.AddressChanged.v1 account.EmailChanged.v1
                account.EstablishmentChanged.v1 account.IdentityChanged.v1 account.Person.v1
                account.PersonalDataExportRequested.v1
                registration.AccommodationDecided.v1 registration.AccommodationRequested.v1
                registration.CalendarPublished.v1 registration.DuplicateSuspected.v1 registration.ImportedPerson.v1
                registration.OptionalUnitWithdrawn.v1
                registration.PersonalDataExported.v1 registration.RegistrationAmended.v1
                registration.RegistrationCancelled.v1 registration.RegistrationConfirmed.v1
                registration.RegistrationImported.v1 registration.RegistrationNotConfirmed.v1
                registration.RegistrationRejected.v1 registration.RegistrationSubmitted.v1
                registration.RegistrationValidated.v1 registration.SpecialtyPublished.v1
                documents.AllPiecesProvided.v1 documents.CandidateReminded.v1 documents.ChecklistIssued.v1 documents.ChecklistRulesPublished.v1
                documents.DocumentIssued.v1 documents.FileApproved.v1 documents.PersonalDataExported.v1
                documents.PieceAccepted.v1 documents.PieceDeadlineMissed.v1 documents.PieceProvided.v1
                documents.PieceRefused.v1 documents.ProfessionalFileProvided.v1
                documents.ProfessionalFileReviewed.v1 documents.ProfessionalWindowOpened.v1
                grading.CatchUpOpened.v1 grading.DeliberationClosed.v1 grading.MarksRetained.v1
                grading.PersonalDataExported.v1 grading.ResultDecided.v1 grading.ResultWithheld.v1
                grading.ResultsPublished.v1 grading.SummonsIssued.v1
                notification.PersonalDataExported.v1
                notification.MessageBounced.v1 notification.MessageDelivered.v1""".split("\\s+"));
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
