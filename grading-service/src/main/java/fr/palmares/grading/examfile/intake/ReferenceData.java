package fr.palmares.grading.examfile.intake;

import fr.palmares.grading.examfile.ExamCalendar;
import fr.palmares.grading.examfile.GridUnit;
import fr.palmares.grading.examfile.Specialty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grids and calendars as they were last published; an older one that comes late changes nothing. */
@ApplicationScoped
class ReferenceData {

    record SpecialtyPublished(
            int examSession,
            String id,
            String acronym,
            String title,
            @Nullable String option,
            boolean verified,
            @Nullable String leadAcademy,
            List<GridUnit> units) {}

    record CalendarPublished(
            int examSession,
            String academy,
            int version,
            String zone,
            @Nullable Instant summonsDate,
            @Nullable Instant resultsEmbargo) {}

    void specialty(SpecialtyPublished published, Instant toldAt) {
        var specialty = Specialty.of(published.examSession(), published.id()).orElseGet(Specialty::new);
        if (specialty.toldAt != null && specialty.toldAt.isAfter(toldAt)) {
            return;
        }
        specialty.examSession = published.examSession();
        specialty.id = published.id();
        specialty.acronym = published.acronym();
        specialty.title = published.title();
        specialty.optionTitle = published.option();
        specialty.verified = published.verified();
        specialty.leadAcademy = published.leadAcademy();
        specialty.units = List.copyOf(published.units());
        specialty.toldAt = toldAt;
        specialty.persist();
    }

    void calendar(CalendarPublished published) {
        var calendar =
                ExamCalendar.of(published.examSession(), published.academy()).orElseGet(ExamCalendar::new);
        if (calendar.version > published.version()) {
            return;
        }
        calendar.examSession = published.examSession();
        calendar.academy = published.academy();
        calendar.version = published.version();
        calendar.zone = published.zone();
        calendar.summonsDate = published.summonsDate();
        calendar.resultsEmbargo = published.resultsEmbargo();
        calendar.persist();
    }
}
