package fr.palmares.registration.enrolment;

import fr.palmares.platform.web.ETags;
import fr.palmares.registration.catalogue.ExamSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** A registration as it leaves, with the tag that changing it needs. */
@ApplicationScoped
class RegistrationViews {

    private final RegistrationStore store;
    private final ExamSessions examSessions;

    RegistrationViews(RegistrationStore store, ExamSessions examSessions) {
        this.store = store;
        this.examSessions = examSessions;
    }

    RegistrationView of(RegistrationRow row) {
        return RegistrationView.of(row, store, examSessions);
    }

    RestResponse<RegistrationView> tagged(RegistrationRow row) {
        return RestResponse.ResponseBuilder.ok(of(row))
                .header(HttpHeaders.ETAG, ETags.of(row.revision))
                .build();
    }
}
