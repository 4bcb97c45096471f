package fr.palmares.documents.file;

import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.paper.Papers;
import fr.palmares.documents.retention.Erasures;
import fr.palmares.platform.events.AwaitDatabase;
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

    record ErasedAccount(UUID personId) {}

    private final Inbox inbox;
    private final IssueChecklist checklists;
    private final Catalogue catalogue;
    private final Papers papers;
    private final Erasures erasures;

    Facts(Inbox inbox, IssueChecklist checklists, Catalogue catalogue, Papers papers, Erasures erasures) {
        this.inbox = inbox;
        this.checklists = checklists;
        this.catalogue = catalogue;
        this.papers = papers;
        this.erasures = erasures;
    }

    @Incoming("registration-events")
    @Blocking
    @AwaitDatabase
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
                case "registration.RegistrationCancelled.v1" -> {
                    checklists.close(fact.as(ClosedRegistration.class).registrationId());
                    papers.forCancellation(Objects.requireNonNull(fact.data(), "data"));
                }
                case "registration.RegistrationRejected.v1" -> {
                    checklists.close(fact.as(ClosedRegistration.class).registrationId());
                    papers.forRejection(Objects.requireNonNull(fact.data(), "data"));
                }
                case "registration.RegistrationImported.v1" ->
                    papers.forImport(Objects.requireNonNull(fact.data(), "data"));
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
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void account(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            switch (fact.type()) {
                case "account.EstablishmentChanged.v1" -> {
                    var changed = fact.as(ChangedEstablishment.class);
                    catalogue.keep(
                            changed.uai(),
                            changed.name(),
                            changed.academy(),
                            changed.uploads() == null ? Catalogue.Uploads.CANDIDATE : changed.uploads());
                }
                case "account.AccountErased.v1" ->
                    erasures.ask(fact.as(ErasedAccount.class).personId());
                default -> {
                    // a fact we do not need
                }
            }
        });
    }

    @Incoming("grading-events")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void grading(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            switch (fact.type()) {
                case "grading.SummonsIssued.v1" -> papers.forSummons(Objects.requireNonNull(fact.data(), "data"));
                case "grading.ResultDecided.v1" -> papers.forResult(Objects.requireNonNull(fact.data(), "data"));
                case "grading.DeliberationClosed.v1" ->
                    papers.forClosedDeliberation(Objects.requireNonNull(fact.data(), "data"));
                case "grading.ResultsPublished.v1" ->
                    papers.forPublication(Objects.requireNonNull(fact.data(), "data"));
                default -> {
                    // a fact we do not need
                }
            }
        });
    }
}
