package fr.palmares.grading.organisation;

import fr.palmares.grading.access.KeyedHash;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a telephone subscribes to a summons; who has the address reads the summons, and nothing else. */
@Schema(name = "CalendarAddress")
record CalendarAddress(
        @Schema(
                description = "Relative to the service.",
                examples = "/v1/calendars/0190a1b2-0000-7000-8000-000000000002/3q2-7wEjRWeJq83vASNFZ4mrze8")
        String address) {

    static CalendarAddress of(KeyedHash hash, UUID registrationId) {
        return new CalendarAddress("/v1/calendars/" + registrationId + "/" + signature(hash, registrationId));
    }

    static String signature(KeyedHash hash, UUID registrationId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of("calendar/" + registrationId));
    }
}
