package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Certificates drawn from a published result: of success for who is admitted, of acquired units for who is not (G-12, G-13). */
final class CertificateComposer {

    private static final int SESSIONS_KEPT = 5;
    private static final Set<String> ENDED = Set.of("FAILED", "ELIMINATED", "IN_PROGRESS");

    private final JsonNode fact;
    private final Views.Head head;
    private final String verificationCode;
    private final String verificationUrl;

    CertificateComposer(JsonNode fact, Views.Head head, String verificationUrl) {
        this.fact = fact;
        this.head = head;
        this.verificationCode = fact.path("verificationCode").asText("");
        this.verificationUrl = verificationCode.isEmpty() ? "" : verificationUrl + verificationCode;
    }

    static boolean isForSuccess(JsonNode result) {
        return result.path("decision").asText().equals("ADMITTED");
    }

    /** Whoever ends without the diploma and holds at least one unit (D643-15). */
    static boolean isForUnits(JsonNode result) {
        return ENDED.contains(result.path("decision").asText())
                && Composer.stream(result.path("units")).anyMatch(CertificateComposer::isAcquired);
    }

    Views.SuccessCertificate success() {
        return new Views.SuccessCertificate(
                head,
                fact.hasNonNull("decidedAt")
                        ? Wording.day(Instant.parse(fact.get("decidedAt").asText()))
                        : "",
                Wording.round(fact.path("round").asText()),
                verificationCode,
                verificationUrl);
    }

    Views.UnitsCertificate units() {
        return new Views.UnitsCertificate(
                head,
                Composer.stream(fact.path("units"))
                        .filter(CertificateComposer::isAcquired)
                        .map(this::unit)
                        .toList(),
                verificationCode,
                verificationUrl);
    }

    private Views.AcquiredUnit unit(JsonNode unit) {
        var obtainedIn = unit.path("obtainedIn").asInt(fact.path("examSession").asInt());
        return new Views.AcquiredUnit(
                unit.path("unit").asText(),
                unit.path("title").asText(),
                Wording.number(unit.path("mark").asText()),
                Integer.toString(obtainedIn),
                Integer.toString(obtainedIn + SESSIONS_KEPT));
    }

    private static boolean isAcquired(JsonNode unit) {
        return !unit.path("optional").asBoolean()
                && List.of("MARK", "RETAINED").contains(unit.path("kind").asText())
                && unit.hasNonNull("mark")
                && new BigDecimal(unit.get("mark").asText()).compareTo(BigDecimal.TEN) >= 0;
    }
}
