package fr.palmares.grading.examfile.intake;

import fr.palmares.grading.examfile.GrantedArrangements;
import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what registration-service says; everything grading knows of a candidate's choices comes in here. */
@ApplicationScoped
class RegistrationEvents {

    private final Inbox inbox;
    private final ExamFiles files;
    private final ReferenceData reference;
    private final Accommodations accommodations;

    RegistrationEvents(Inbox inbox, ExamFiles files, ReferenceData reference, Accommodations accommodations) {
        this.inbox = inbox;
        this.files = files;
        this.reference = reference;
        this.accommodations = accommodations;
    }

    @Incoming("registration-events")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50)
    void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, this::read);
    }

    private void read(Fact fact) {
        switch (fact.type()) {
            case "registration.SpecialtyPublished.v1" ->
                reference.specialty(fact.as(ReferenceData.SpecialtyPublished.class), fact.time());
            case "registration.CalendarPublished.v1" ->
                reference.calendar(fact.as(ReferenceData.CalendarPublished.class));
            case "registration.RegistrationValidated.v1" ->
                files.validated(fact.as(ExamFiles.Registration.class), fact.time());
            case "registration.RegistrationAmended.v1" ->
                files.amended(fact.as(ExamFiles.Registration.class), fact.time());
            case "registration.RegistrationCancelled.v1" ->
                files.cancelled(fact.as(ExamFiles.Cancelled.class), fact.time());
            case "registration.AccommodationDecided.v1" ->
                accommodations.decided(fact.as(GrantedArrangements.Decided.class));
            case "registration.OptionalUnitWithdrawn.v1" -> files.withdrawn(fact.as(ExamFiles.Withdrawn.class));
            default -> {
                // a fact that grading does not need
            }
        }
    }
}
