package fr.palmares.registration.accommodation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A request, for whoever may read it; staff who do are written down first. */
@ApplicationScoped
class ReadAccommodation {

    private final AccommodationAccess access;

    ReadAccommodation(AccommodationAccess access) {
        this.access = access;
    }

    @Transactional
    AccommodationAccess.Seen handle(UUID id) {
        return access.toRead(id);
    }
}
