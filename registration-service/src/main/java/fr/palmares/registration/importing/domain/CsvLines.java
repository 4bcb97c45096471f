package fr.palmares.registration.importing.domain;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A file of quoted values, one record at a time, whatever its length. A quote left open spoils its own line only: after
 * a few lines without its end, reading goes on behind the line where it opened.
 */
public final class CsvLines implements Lines {

    private static final int LONGEST_LINE = 20_000;
    private static final int LINES_IN_QUOTES = 10;
    private static final char QUOTE = '"';

    private record Physical(int number, String text, boolean tooLong) {}

    private final Reader source;
    private final Deque<Physical> readAhead = new ArrayDeque<>();
    private char separator = ';';
    private int lineNumber;
    private int lastCharacter = -1;

    public CsvLines(Reader source) {
        this.source = source;
    }

    @Override
    public Header header() throws IOException, Unusable {
        return switch (next().orElse(null)) {
            case Line.Values(var _, var headings) -> Header.of(headings);
            case Line.Unreadable(var _, var why) -> throw new Unusable(why);
            case null -> throw new Unusable("Le fichier est vide.");
        };
    }

    /** The next record that is not blank; the first one also tells whether values are parted by {@code ;} or {@code ,}. */
    @Override
    public Optional<Line> next() throws IOException {
        while (true) {
            var first = physical();
            if (first.isEmpty()) {
                return Optional.empty();
            }
            var line = first.get();
            if (line.tooLong()) {
                return Optional.of(
                        new Line.Unreadable(line.number(), "La ligne dépasse " + LONGEST_LINE + " caractères."));
            }
            if (line.number() == 1) {
                separator = likelySeparator(line.text());
            }
            if (!line.text().isBlank()) {
                return Optional.of(record(line));
            }
        }
    }

    private Line record(Physical first) throws IOException {
        var text = new StringBuilder(first.text());
        var more = new ArrayList<Physical>();
        while (openQuote(text)) {
            var following = more.size() < LINES_IN_QUOTES ? physical() : Optional.<Physical>empty();
            following.ifPresent(more::add);
            if (following.isEmpty() || following.get().tooLong() || text.length() > LONGEST_LINE) {
                more.reversed().forEach(readAhead::addFirst);
                return new Line.Unreadable(first.number(), "Un guillemet ouvert sur cette ligne n’est pas refermé.");
            }
            text.append('\n').append(following.get().text());
        }
        return new Line.Values(first.number(), values(text));
    }

    private static boolean openQuote(CharSequence text) {
        return text.chars().filter(character -> character == QUOTE).count() % 2 == 1;
    }

    private List<String> values(CharSequence text) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == QUOTE) {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
                    value.append(QUOTE);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (character == separator && !quoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(character);
            }
        }
        values.add(value.toString().strip());
        return List.copyOf(values);
    }

    private Optional<Physical> physical() throws IOException {
        if (!readAhead.isEmpty()) {
            return Optional.of(readAhead.pollFirst());
        }
        var text = new StringBuilder();
        boolean tooLong = false;
        boolean something = false;
        for (int character = read(); character != -1; character = read()) {
            something = true;
            if (character == '\n') {
                break;
            }
            if (text.length() < LONGEST_LINE) {
                text.append((char) character);
            } else {
                tooLong = true;
            }
        }
        if (!something) {
            return Optional.empty();
        }
        lineNumber++;
        if (lineNumber == 1 && !text.isEmpty() && text.charAt(0) == '\uFEFF') {
            text.deleteCharAt(0);
        }
        return Optional.of(new Physical(lineNumber, text.toString(), tooLong));
    }

    /** Windows, Unix and old Macintosh ends of line are all one line feed. */
    private int read() throws IOException {
        int character = source.read();
        if (character == '\n' && lastCharacter == '\r') {
            character = source.read();
        }
        lastCharacter = character;
        return character == '\r' ? '\n' : character;
    }

    private static char likelySeparator(String header) {
        return header.chars().filter(character -> character == ';').count()
                        >= header.chars().filter(character -> character == ',').count()
                ? ';'
                : ',';
    }
}
