package fr.palmares.notification.mail.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A part of a message: a paragraph, or a list, which screen readers announce as one. */
public record Block(String text, List<String> items) {

    private static final String DASH = "– ";

    /** Paragraphs are parted by empty lines; lines that begin with a dash are items. */
    public static List<Block> of(String body) {
        var blocks = new ArrayList<Block>();
        for (var part : body.strip().split("\n\\s*\n")) {
            var lines = Arrays.stream(part.split("\n")).map(String::strip).toList();
            var items = lines.stream().filter(line -> line.startsWith(DASH)).map(line -> line.substring(DASH.length()));
            var text = lines.stream().filter(line -> !line.startsWith(DASH)).toList();
            blocks.add(new Block(String.join(" ", text), items.toList()));
        }
        return blocks;
    }
}
