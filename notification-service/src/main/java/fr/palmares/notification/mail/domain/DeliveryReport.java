package fr.palmares.notification.mail.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What another mail server says of an e-mail of ours (RFC 3464). Only a failure for good means that it came back; a
 * delay is none.
 *
 * @param mail the left part of its Message-ID
 */
public record DeliveryReport(UUID mail, Verdict verdict) {

    public enum Verdict {
        FAILED,
        DELAYED,
        DELIVERED
    }

    private static final Pattern ACTION =
            Pattern.compile("^Action:[ \\t]*(failed|delayed|delivered|relayed|expanded)", options());
    private static final Pattern STATUS = Pattern.compile("^Status:[ \\t]*([245])\\.\\d{1,3}\\.\\d{1,3}", options());
    private static final Pattern OUR_ID = Pattern.compile(
            "^Message-ID:\\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@palmares\\.example>", options());

    /** Empty when the text is no report, or of no e-mail of ours. */
    public static Optional<DeliveryReport> read(String message) {
        var mail = first(OUR_ID, message).map(UUID::fromString);
        var action = first(ACTION, message);
        if (mail.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        var permanent = first(STATUS, message).map("5"::equals).orElse(true);
        var verdict = switch (action.get().toLowerCase(Locale.ROOT)) {
            case "failed" -> permanent ? Verdict.FAILED : Verdict.DELAYED;
            case "delayed" -> Verdict.DELAYED;
            default -> Verdict.DELIVERED;
        };
        return Optional.of(new DeliveryReport(mail.get(), verdict));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult one) -> one.group(1))
                .findFirst();
    }

    private static int options() {
        return Pattern.MULTILINE | Pattern.CASE_INSENSITIVE;
    }
}
