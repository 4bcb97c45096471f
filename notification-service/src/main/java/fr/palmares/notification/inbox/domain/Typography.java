package fr.palmares.notification.inbox.domain;

import java.util.regex.Pattern;

/** French typography, whoever wrote the words: apostrophes, and spaces at which no line may break. */
public final class Typography {

    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=[\\p{L}«])");
    private static final Pattern BEFORE_COLON = Pattern.compile(" (?=:(?:\\s|$))");
    private static final Pattern BEFORE_SIGN = Pattern.compile(" (?=[;!?])");
    private static final Pattern OPENING = Pattern.compile("«[ \u00a0\u202f]?");
    private static final Pattern CLOSING = Pattern.compile("[ \u00a0\u202f]?»");
    private static final Pattern HOUR = Pattern.compile("(?<=\\d) h (?=\\d\\d)");
    private static final Pattern DAY =
            Pattern.compile("(?<=\\d) (?=(?:janv|févr|mars|avri|mai|juin|juil|août|sept|octo|nove|déce))");

    private Typography() {}

    public static String french(String text) {
        var result = APOSTROPHE.matcher(text).replaceAll("’");
        result = BEFORE_COLON.matcher(result).replaceAll("\u00a0");
        result = BEFORE_SIGN.matcher(result).replaceAll("\u202f");
        result = OPENING.matcher(result).replaceAll("«\u00a0");
        result = CLOSING.matcher(result).replaceAll("\u00a0»");
        result = HOUR.matcher(result).replaceAll("\u00a0h\u00a0");
        return DAY.matcher(result).replaceAll("\u00a0");
    }
}
