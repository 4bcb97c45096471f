package fr.palmares.registration.enrolment.reading;

import fr.palmares.platform.web.ETags;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.catalogue.Specialty;
import fr.palmares.registration.enrolment.Access;
import fr.palmares.registration.enrolment.FormDerogation;
import fr.palmares.registration.enrolment.MadeOnce;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.reading.RegistrationView.CivilStatus;
import fr.palmares.registration.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** A registration as it leaves for the present caller, with the tag that changing it needs. */
@ApplicationScoped
public class RegistrationViews {

    private final ExamSessions examSessions;
    private final Access access;

    RegistrationViews(ExamSessions examSessions, Access access) {
        this.examSessions = examSessions;
        this.access = access;
    }

    public RegistrationView of(RegistrationRow row) {
        return new RegistrationView(
                row.id,
                row.personId,
                row.examSession,
                row.academy,
                row.uai,
                row.specialty,
                examSessions
                        .grid(row.examSession, row.specialty)
                        .map(Specialty::title)
                        .orElse(null),
                row.category,
                row.repeating,
                row.state,
                row.version,
                FormDerogation.of(row),
                row.choices()
                        .map(choices -> RegistrationChoices.of(choices, access.seesHandicap(row)))
                        .orElse(null),
                row.fileColour,
                row.fileApprovedAt != null,
                row.reason == null ? null : row.reason.code(),
                row.reasonText,
                row.createdAt,
                row.confirmedAt,
                row.submittedAt,
                row.decidedAt,
                Person.<Person>findByIdOptional(row.personId)
                        .map(CivilStatus::of)
                        .orElse(null));
    }

    /** As it stands now, also when the command comes again under its key. */
    public RestResponse<RegistrationView> made(MadeOnce registration) {
        var row = access.toRead(registration.id());
        return RestResponse.ResponseBuilder.<RegistrationView>created(URI.create("/v1/registrations/" + row.id))
                .entity(of(row))
                .header(HttpHeaders.ETAG, ETags.of(row.revision))
                .build();
    }

    public RestResponse<RegistrationView> tagged(RegistrationRow row) {
        return RestResponse.ResponseBuilder.ok(of(row))
                .header(HttpHeaders.ETAG, ETags.of(row.revision))
                .build();
    }
}
