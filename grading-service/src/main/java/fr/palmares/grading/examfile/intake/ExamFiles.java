package fr.palmares.grading.examfile.intake;

import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.OptionalChoice;
import fr.palmares.grading.examfile.UnitChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes exam files from facts: in whatever order they come, the newest has the last word. */
@ApplicationScoped
class ExamFiles {

    record Consents(boolean press, boolean localAuthorities) {
        static final Consents NONE = new Consents(false, false);
    }

    /** Our narrow reading of a registration: the fields we need, no more. */
    record Registration(
            UUID registrationId,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            String category,
            ExamForm form,
            int version,
            @Nullable List<UnitChoice> units,
            @Nullable List<OptionalChoice> optionalUnits,
            @Nullable Consents consents) {}

    record Cancelled(
            UUID registrationId,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty) {}

    record Withdrawn(UUID registrationId, String unit) {}

    private final EntityManager database;

    ExamFiles(EntityManager database) {
        this.database = database;
    }

    void validated(Registration registration, Instant toldAt) {
        var file = ExamFile.<ExamFile>findById(registration.registrationId());
        if (file == null) {
            file = new ExamFile();
            file.registrationId = registration.registrationId();
            file.candidateNumber = nextNumber(registration);
        } else if (file.toldAt.isAfter(toldAt)) {
            return;
        }
        file.state = ExamFile.State.VALIDATED;
        copy(registration, file, toldAt);
        file.persist();
    }

    /** A correction after validation; before it there is no file, and the validation will carry everything. */
    void amended(Registration registration, Instant toldAt) {
        var file = ExamFile.<ExamFile>findById(registration.registrationId());
        if (file != null && file.state == ExamFile.State.VALIDATED && !file.toldAt.isAfter(toldAt)) {
            copy(registration, file, toldAt);
        }
    }

    void cancelled(Cancelled cancelled, Instant toldAt) {
        var file = ExamFile.<ExamFile>findById(cancelled.registrationId());
        if (file == null) {
            file = new ExamFile();
            file.registrationId = cancelled.registrationId();
            file.personId = cancelled.personId();
            file.examSession = cancelled.examSession();
            file.academy = cancelled.academy();
            file.uai = cancelled.uai();
            file.specialty = cancelled.specialty();
            file.units = List.of();
            file.optionalUnits = List.of();
        } else if (file.toldAt.isAfter(toldAt)) {
            return;
        }
        file.state = ExamFile.State.CANCELLED;
        file.toldAt = toldAt;
        file.persist();
    }

    void withdrawn(Withdrawn withdrawn) {
        var key = new WithdrawnUnit.Key(withdrawn.registrationId(), withdrawn.unit());
        if (WithdrawnUnit.findById(key) == null) {
            var line = new WithdrawnUnit();
            line.registrationId = withdrawn.registrationId();
            line.unit = withdrawn.unit();
            line.persist();
        }
        var file = ExamFile.<ExamFile>findById(withdrawn.registrationId());
        if (file != null) {
            file.optionalUnits = withoutWithdrawn(file.registrationId, file.optionalUnits);
        }
    }

    private static void copy(Registration registration, ExamFile file, Instant toldAt) {
        var consents = registration.consents() == null ? Consents.NONE : registration.consents();
        file.personId = registration.personId();
        file.examSession = registration.examSession();
        file.academy = registration.academy();
        file.uai = registration.uai();
        file.specialty = registration.specialty();
        file.category = registration.category();
        file.form = registration.form();
        file.registrationVersion = registration.version();
        file.units = registration.units() == null ? List.of() : List.copyOf(registration.units());
        file.optionalUnits = withoutWithdrawn(
                registration.registrationId(),
                registration.optionalUnits() == null ? List.of() : List.copyOf(registration.optionalUnits()));
        file.press = consents.press();
        file.localAuthorities = consents.localAuthorities();
        file.toldAt = toldAt;
    }

    private static List<OptionalChoice> withoutWithdrawn(UUID registrationId, List<OptionalChoice> chosen) {
        return chosen.stream()
                .filter(option -> WithdrawnUnit.findById(new WithdrawnUnit.Key(registrationId, option.unit())) == null)
                .toList();
    }

    /** Two digits of the year, the academy, then a number that is never given twice. */
    private String nextNumber(Registration registration) {
        var next = (Number)
                database.createNativeQuery("SELECT nextval('candidate_number')").getSingleResult();
        return "%02d%s%06d".formatted(registration.examSession() % 100, registration.academy(), next.longValue());
    }
}
