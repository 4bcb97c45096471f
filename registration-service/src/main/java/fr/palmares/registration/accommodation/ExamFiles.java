package fr.palmares.registration.accommodation;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.registration.accommodation.domain.Applicant;
import fr.palmares.registration.accommodation.domain.FiledRegistration;
import fr.palmares.registration.accommodation.domain.FilingDeadline;
import fr.palmares.registration.calendar.AccommodationDeadlines;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.catalogue.Specialty;
import fr.palmares.registration.eligibility.domain.OptionalChoice;
import fr.palmares.registration.enrolment.FiledRegistrations;
import fr.palmares.registration.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The little that this feature reads of the rest of the service, on the ordinary connection. */
@ApplicationScoped
class ExamFiles {

    @Schema(name = "AccommodationCandidate", description = "Who asks; told to the doctor and the authority alone.")
    record Candidate(String familyName, String givenNames, LocalDate birthDate) {}

    private final FiledRegistrations registrations;
    private final ExamSessions examSessions;
    private final AccommodationDeadlines deadlines;

    ExamFiles(FiledRegistrations registrations, ExamSessions examSessions, AccommodationDeadlines deadlines) {
        this.registrations = registrations;
        this.examSessions = examSessions;
        this.deadlines = deadlines;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<FiledRegistration> find(UUID registrationId) {
        return registrations
                .find(registrationId)
                .map(filed -> new FiledRegistration(
                        new Applicant(
                                filed.id(),
                                filed.personId(),
                                filed.examSession(),
                                filed.academy(),
                                filed.uai(),
                                filed.specialty()),
                        filed.alive(),
                        filed.repeating(),
                        filed.handicap(),
                        units(filed),
                        deadlines
                                .of(filed.examSession(), filed.academy())
                                .map(at -> new FilingDeadline(at.toInstant(), at.getZone()))));
    }

    /** @throws NotFound when it was deleted since the request was made */
    FiledRegistration of(Applicant applicant) {
        return find(applicant.registrationId()).orElseThrow(AccommodationAccess::absent);
    }

    /** Names, for who follows the requests of an académie. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Map<UUID, Candidate> candidates(Set<UUID> people) {
        List<Person> found = people.isEmpty() ? List.of() : Person.list("id in ?1", people);
        return found.stream()
                .collect(Collectors.toMap(
                        person -> person.id,
                        person -> new Candidate(person.familyName, person.givenNames, person.birthDate)));
    }

    private Set<String> units(FiledRegistrations.Filed filed) {
        return examSessions
                .grid(filed.examSession(), filed.specialty())
                .map(Specialty::grid)
                .map(grid -> Stream.of(
                                grid.compulsoryUnits().keySet(),
                                grid.optionalUnits(),
                                Set.of(OptionalChoice.ENGAGEMENT))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
