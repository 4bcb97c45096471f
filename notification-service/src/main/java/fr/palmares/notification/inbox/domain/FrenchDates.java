package fr.palmares.notification.inbox.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as candidates read them; a deadline at midnight is the end of the day before (DOMAIN C-1). */
public final class FrenchDates {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H 'h' mm", Locale.FRENCH);

    private FrenchDates() {}

    /** Such as « mercredi 19 novembre 2025 à minuit » or « mercredi 15 novembre 2023 à 17 h 00 », in Paris. */
    public static String deadline(Instant instant) {
        return deadline(instant, PARIS);
    }

    /** The same in the academy's own zone. */
    public static String deadline(Instant instant, ZoneId zone) {
        var local = LocalDateTime.ofInstant(instant, zone);
        return local.toLocalTime().toSecondOfDay() == 0 ? DAY.format(local.minusDays(1)) + " à minuit" : moment(local);
    }

    public static String moment(Instant instant) {
        return moment(instant, PARIS);
    }

    /** The same in the academy's own zone. */
    public static String moment(Instant instant, ZoneId zone) {
        return moment(LocalDateTime.ofInstant(instant, zone));
    }

    private static String moment(LocalDateTime local) {
        return DAY.format(local) + " à " + HOUR.format(local);
    }
}
