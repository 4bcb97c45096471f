package fr.palmares.registration.enrolment;

import fr.palmares.registration.Contract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FactsContractTest {

    @Test
    void registrationImportedIsAsCommitted() throws IOException {
        Contract.holds("RegistrationImported", RegistrationFacts.RegistrationImported.class);
    }

    @Test
    void registrationConfirmedIsAsCommitted() throws IOException {
        Contract.holds("RegistrationConfirmed", RegistrationFacts.WholeFile.class);
    }

    @Test
    void registrationAmendedIsAsCommitted() throws IOException {
        Contract.holds("RegistrationAmended", RegistrationFacts.WholeFile.class);
    }

    @Test
    void registrationSubmittedIsAsCommitted() throws IOException {
        Contract.holds("RegistrationSubmitted", RegistrationFacts.WholeFile.class);
    }

    @Test
    void registrationValidatedIsAsCommitted() throws IOException {
        Contract.holds("RegistrationValidated", RegistrationFacts.WholeFile.class);
    }

    @Test
    void registrationRejectedIsAsCommitted() throws IOException {
        Contract.holds("RegistrationRejected", RegistrationFacts.Ended.class);
    }

    @Test
    void registrationCancelledIsAsCommitted() throws IOException {
        Contract.holds("RegistrationCancelled", RegistrationFacts.Ended.class);
    }

    @Test
    void optionalUnitWithdrawnIsAsCommitted() throws IOException {
        Contract.holds("OptionalUnitWithdrawn", RegistrationFacts.OptionalUnitWithdrawn.class);
    }

    @Test
    void duplicateSuspectedIsAsCommitted() throws IOException {
        Contract.holds("DuplicateSuspected", RegistrationFacts.DuplicateSuspected.class);
    }

    @Test
    void registrationNotConfirmedIsAsCommitted() throws IOException {
        Contract.holds("RegistrationNotConfirmed", RegistrationFacts.RegistrationNotConfirmed.class);
    }
}
