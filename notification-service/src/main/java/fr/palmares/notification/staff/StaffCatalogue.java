package fr.palmares.notification.staff;

import static fr.palmares.notification.staff.domain.Desk.ACCOMMODATION_OFFICE;
import static fr.palmares.notification.staff.domain.Desk.ESTABLISHMENT;
import static fr.palmares.notification.staff.domain.Desk.EXAM_OFFICE;

import fr.palmares.notification.staff.domain.Desk;
import fr.palmares.notification.staff.domain.StaffKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which desks hear of which facts; a fact that is not here concerns no desk. */
final class StaffCatalogue {

    /** @param field of the fact, whose value is shown beside the words; null for none */
    record Told(Desk desk, StaffKind kind, @Nullable String field) {

        static Told to(Desk desk, StaffKind kind) {
            return new Told(desk, kind, null);
        }
    }

    private static final Map<String, List<Told>> TOLD = Map.ofEntries(
            Map.entry("documents.AllPiecesProvided.v1", List.of(Told.to(EXAM_OFFICE, StaffKind.FILE_TO_CONTROL))),
            Map.entry(
                    "documents.PieceDeadlineMissed.v1",
                    List.of(
                            Told.to(EXAM_OFFICE, StaffKind.DEADLINE_MISSED),
                            Told.to(ESTABLISHMENT, StaffKind.DEADLINE_MISSED))),
            Map.entry("documents.PieceRefused.v1", List.of(new Told(ESTABLISHMENT, StaffKind.PIECE_REFUSED, "label"))),
            Map.entry("account.EmailChanged.v1", List.of(Told.to(EXAM_OFFICE, StaffKind.EMAIL_CHANGED))),
            Map.entry("account.AddressChanged.v1", List.of(Told.to(EXAM_OFFICE, StaffKind.ADDRESS_CHANGED))),
            Map.entry(
                    "account.IdentityChanged.v1",
                    List.of(
                            Told.to(EXAM_OFFICE, StaffKind.IDENTITY_CHANGED),
                            Told.to(ESTABLISHMENT, StaffKind.IDENTITY_CHANGED))),
            Map.entry("account.AccountsGenerated.v1", List.of(Told.to(ESTABLISHMENT, StaffKind.ACCOUNTS_READY))),
            Map.entry(
                    "registration.DuplicateSuspected.v1", List.of(Told.to(EXAM_OFFICE, StaffKind.DUPLICATE_SUSPECTED))),
            Map.entry(
                    "registration.AccommodationRequested.v1",
                    List.of(Told.to(ACCOMMODATION_OFFICE, StaffKind.ACCOMMODATION_TO_EXAMINE))),
            Map.entry(
                    "registration.RegistrationNotConfirmed.v1",
                    List.of(
                            Told.to(EXAM_OFFICE, StaffKind.NOT_CONFIRMED),
                            Told.to(ESTABLISHMENT, StaffKind.NOT_CONFIRMED))),
            Map.entry(
                    "registration.RegistrationValidated.v1",
                    List.of(Told.to(ESTABLISHMENT, StaffKind.REGISTRATION_VALIDATED))),
            Map.entry(
                    "registration.RegistrationRejected.v1",
                    List.of(Told.to(ESTABLISHMENT, StaffKind.REGISTRATION_REJECTED))),
            Map.entry(
                    "registration.RegistrationCancelled.v1",
                    List.of(
                            Told.to(EXAM_OFFICE, StaffKind.REGISTRATION_CANCELLED),
                            Told.to(ESTABLISHMENT, StaffKind.REGISTRATION_CANCELLED))),
            Map.entry(
                    "registration.OptionalUnitWithdrawn.v1",
                    List.of(new Told(ESTABLISHMENT, StaffKind.UNIT_WITHDRAWN, "unit"))),
            Map.entry("grading.ResultWithheld.v1", List.of(Told.to(EXAM_OFFICE, StaffKind.RESULT_WITHHELD))));

    private StaffCatalogue() {}

    static List<Told> told(String type) {
        return TOLD.getOrDefault(type, List.of());
    }

    static Set<String> types() {
        return TOLD.keySet();
    }
}
