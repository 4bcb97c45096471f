package fr.palmares.grading.organisation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A summons as calendars on a telephone read it (RFC 5545). */
final class CalendarFeed {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LINE_OCTETS = 73;

    private final StringBuilder text = new StringBuilder();

    private CalendarFeed() {}

    static String of(Summons summons) {
        var feed = new CalendarFeed();
        feed.line("BEGIN:VCALENDAR");
        feed.line("VERSION:2.0");
        feed.line("PRODID:-//Palmarès//Convocation//FR");
        summons.lines().forEach(line -> feed.event(summons, line));
        feed.line("END:VCALENDAR");
        return feed.text.toString();
    }

    private void event(Summons summons, Summons.Line sitting) {
        line("BEGIN:VEVENT");
        line("UID:" + summons.registrationId + "-" + sitting.unit() + "@palmares");
        line("DTSTAMP:" + utc(summons.issuedAt));
        line("DTSTART:" + utc(sitting.startsAt()));
        line("DTEND:" + utc(sitting.endsAt()));
        line("SUMMARY:" + escaped("BTS – " + sitting.title() + " (" + sitting.unit() + ")"));
        line("LOCATION:" + escaped(sitting.centreName() + ", salle " + sitting.room()));
        line("END:VEVENT");
    }

    /** Long lines go on in the next one, after a blank; never within a letter. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            var letter = content.codePointAt(i);
            var size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                text.append("\r\n ");
                octets = 0;
            }
            text.appendCodePoint(letter);
            octets += size;
            i += Character.charCount(letter);
        }
        text.append("\r\n");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    private static String utc(Instant instant) {
        return UTC.format(instant);
    }
}
