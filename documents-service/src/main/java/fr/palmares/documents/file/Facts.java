package fr.palmares.documents.file;

import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.paper.Papers;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What the other services told us, each fact once. */
@ApplicationScoped
class Facts {

    record ClosedRegistration(UUID registrationId) {}

    record WithdrawnUnit(UUID registrationId, String unit) {}

    record ChangedEstablishment(String uai, String name, String academy, Catalogue.@Nullable Uploads uploads) {}

    private final Inbox inbox;
    private final IssueChecklist checklists;
    private final Catalogue catalogue;
    private final Papers papers;

    Facts(Inbox inbox, IssueChecklist checklists, Catalogue catalogue, Papers papers) {
        this.inbox = inbox;
        this.checklists = checklists;
        this.catalogue = catalogue;
        this.papers = papers;
    }

    @Incoming("registration-events")
    @Blocking
    @Retry(
            delay = 200,
            maxRetries = 5,
            jitter = 50,
            abortOn = {Fact.Unreadable.class, IllegalArgumentException.class})
    public void registration(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            switch (fact.type()) {
                case "registration.RegistrationConfirmed.v1", "registration.RegistrationAmended.v1" ->
                    checklists.handle(Objects.requireNonNull(fact.data(), "data"));
                case "registration.RegistrationCancelled.v1", "registration.RegistrationRejected.v1" ->
                    checklists.close(fact.as(ClosedRegistration.class).registrationId());
                case "registration.OptionalUnitWithdrawn.v1" -> {
                    var withdrawn = fact.as(WithdrawnUnit.class);
                    checklists.withdraw(withdrawn.registrationId(), withdrawn.unit());
                }
                case "registration.CalendarPublished.v1" -> {
                    var calendar = fact.as(Catalogue.PublishedCalendar.class);
                    if (catalogue.keep(calendar)) {
                        checklists.follow(calendar.examSession(), calendar.academy());
                    }
                }
                case "registration.SpecialtyPublished.v1" ->
                    catalogue.keep(fact.as(Catalogue.PublishedSpecialty.class));
                default -> {
                    // a fact we do not need
                }
            }
        });
    }

    @Incoming("account-events")
    @Blocking
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void account(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            if (fact.type().equals("account.EstablishmentChanged.v1")) {
                var changed = fact.as(ChangedEstablishment.class);
                catalogue.keep(
                        changed.uai(),
                        changed.name(),
                        changed.academy(),
                        changed.uploads() == null ? Catalogue.Uploads.CANDIDATE : changed.uploads());
            }
        });
    }

    @Incoming("grading-events")
    @Blocking
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void grading(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            switch (fact.type()) {
                case "grading.SummonsIssued.v1" -> papers.forSummons(Objects.requireNonNull(fact.data(), "data"));
                case "grading.ResultDecided.v1" -> papers.forResult(Objects.requireNonNull(fact.data(), "data"));
                default -> {
                    // a fact we do not need
                }
            }
        });
    }
}
