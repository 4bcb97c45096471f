package fr.palmares.registration.accommodation;

import fr.palmares.platform.web.ETags;
import fr.palmares.registration.accommodation.AccommodationAccess.Eyes;
import fr.palmares.registration.accommodation.AccommodationAccess.Seen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** Requests as answers: for the eyes that asked, with their version, never kept by a cache. */
@ApplicationScoped
class AccommodationAnswers {

    private final ExamFiles files;

    AccommodationAnswers(ExamFiles files) {
        this.files = files;
    }

    RestResponse<AccommodationView> tagged(Seen seen) {
        return answer(RestResponse.ResponseBuilder.ok(view(seen)), seen);
    }

    RestResponse<AccommodationView> created(Seen seen) {
        var view = view(seen);
        return answer(
                RestResponse.ResponseBuilder.<AccommodationView>created(
                                URI.create("/v1/accommodation-requests/" + view.id()))
                        .entity(view),
                seen);
    }

    private static RestResponse<AccommodationView> answer(
            RestResponse.ResponseBuilder<AccommodationView> answer, Seen seen) {
        return answer.header(HttpHeaders.ETAG, ETags.of(seen.stored().revision()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private AccommodationView view(Seen seen) {
        var person = seen.stored().applicant().personId();
        return AccommodationView.of(
                seen.stored(),
                seen.eyes(),
                seen.eyes() == Eyes.CANDIDATE
                        ? null
                        : files.candidates(Set.of(person)).get(person));
    }
}
