package fr.palmares.notification.words;

import fr.palmares.platform.events.Fact;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every fact of the catalogue, and what it means to the person it is about: a message, or none and why. */
public final class Catalogue {

    /** How the checklist calls a piece. */
    public interface PieceLabels {
        String label(UUID registrationId, String code);
    }

    public sealed interface Meaning {

        /** The person hears of it. */
        record Tells(BiFunction<Fact, PieceLabels, Notice> reader) implements Meaning {}

        /** Several hear of it, whom the fact does not name. */
        record TellsThoseConcerned() implements Meaning {}

        /** The person does not. */
        record Nothing(String why) implements Meaning {}
    }

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            nothing("account.AccountCreated.v1", "the link or the login slip says so"),
            tells("account.AccountActivated.v1", AccountNotices::accountActivated),
            nothing("account.AccountExpired.v1", "nobody is left to read it"),
            nothing("account.AccountsGenerated.v1", "about a school, not a person"),
            nothing("account.EstablishmentChanged.v1", "about a school, not a person"),
            tells("account.IdentityChanged.v1", AccountNotices::identity),
            nothing("account.AccountErased.v1", "the tombstone on account.people forgets the person"),
            nothing("account.EmailChanged.v1", "account-service writes to both addresses; for the exam office"),
            nothing("account.AddressChanged.v1", "the person just did it; for the exam office"),
            nothing("account.PersonalDataExportRequested.v1", "the person just did it; an order for every service"),
            nothing("account.Person.v1", "whom we write to, not what"),
            nothing("registration.SpecialtyPublished.v1", "about nobody in particular"),
            nothing("registration.CalendarPublished.v1", "about nobody in particular"),
            nothing("registration.ImportedPerson.v1", "for account-service alone"),
            tells("registration.RegistrationImported.v1", RegistrationNotices::imported),
            nothing("registration.DuplicateSuspected.v1", "the exam office looks first; its desk is told"),
            tells("registration.RegistrationNotConfirmed.v1", RegistrationNotices::notConfirmed),
            tells("registration.RegistrationConfirmed.v1", RegistrationNotices::confirmed),
            tells("registration.RegistrationAmended.v1", RegistrationNotices::amended),
            tells("registration.RegistrationSubmitted.v1", RegistrationNotices::submitted),
            tells("registration.RegistrationValidated.v1", RegistrationNotices::validated),
            tells("registration.RegistrationRejected.v1", RegistrationNotices::rejected),
            tells("registration.RegistrationCancelled.v1", RegistrationNotices::cancelled),
            tells("registration.OptionalUnitWithdrawn.v1", RegistrationNotices::withdrawn),
            tells("registration.AccommodationRequested.v1", RegistrationNotices::accommodationAsked),
            tells("registration.AccommodationDecided.v1", RegistrationNotices::accommodation),
            nothing("registration.PersonalDataExported.v1", "account-service gathers the parts and says so"),
            nothing("documents.ChecklistRulesPublished.v1", "about nobody in particular"),
            tells("documents.ChecklistIssued.v1", DocumentsNotices::checklist),
            nothing("documents.PieceProvided.v1", "the person just did it"),
            tellsOfPieces("documents.PieceAccepted.v1", DocumentsNotices::acceptedPiece),
            tells("documents.PieceRefused.v1", DocumentsNotices::refusedPiece),
            nothing("documents.AllPiecesProvided.v1", "RegistrationSubmitted says so"),
            tells("documents.CandidateReminded.v1", DocumentsNotices::reminded),
            nothing("documents.ProfessionalFileProvided.v1", "the person just did it"),
            tells("documents.ProfessionalFileReviewed.v1", DocumentsNotices::professionalFile),
            Map.entry("documents.ProfessionalWindowOpened.v1", new Meaning.TellsThoseConcerned()),
            tells("documents.FileApproved.v1", DocumentsNotices::approved),
            tellsOfPieces("documents.PieceDeadlineMissed.v1", DocumentsNotices::missed),
            tells("documents.DocumentIssued.v1", DocumentsNotices::document),
            nothing("documents.PersonalDataExported.v1", "account-service gathers the parts and says so"),
            tells("grading.SummonsIssued.v1", GradingNotices::summoned),
            tells("grading.CatchUpOpened.v1", GradingNotices::catchUp),
            nothing("grading.DeliberationClosed.v1", "nothing about a result leaves before its hour"),
            nothing("grading.ResultWithheld.v1", "nothing about a result leaves before its hour"),
            tells("grading.ResultDecided.v1", GradingNotices::result),
            nothing("grading.ResultsPublished.v1", "ResultDecided tells each person"),
            nothing("grading.MarksRetained.v1", "the registration proposed from it says so"),
            nothing("grading.PersonalDataExported.v1", "account-service gathers the parts and says so"),
            nothing("notification.MessageDelivered.v1", "our own"),
            nothing("notification.PersonalDataExported.v1", "account-service gathers the parts and says so"),
            nothing("notification.MessageBounced.v1", "our own"));

    private Catalogue() {}

    /** Empty for a fact that is younger than this list. */
    public static Optional<Meaning> meaning(String type) {
        return Optional.ofNullable(MEANINGS.get(type));
    }

    public static Set<String> types() {
        return MEANINGS.keySet();
    }

    private static Map.Entry<String, Meaning> tells(String type, Function<Fact, Notice> reader) {
        return tellsOfPieces(type, (fact, _) -> reader.apply(fact));
    }

    private static Map.Entry<String, Meaning> tellsOfPieces(String type, BiFunction<Fact, PieceLabels, Notice> reader) {
        return Map.entry(type, new Meaning.Tells(reader));
    }

    private static Map.Entry<String, Meaning> nothing(String type, String why) {
        return Map.entry(type, new Meaning.Nothing(why));
    }
}
