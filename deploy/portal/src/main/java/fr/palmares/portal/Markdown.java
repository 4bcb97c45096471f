package fr.palmares.portal;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Texts of this repository's {@code docs/}, as parts of a page that has a heading of its own. */
final class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(_ -> (_, tag, attributes) -> {
                if (tag.equals("pre") || tag.equals("table")) {
                    attributes.put("tabindex", "0"); // they scroll, with the keyboard too
                }
            })
            .build();

    private Markdown() {}

    static RawString html(String text) {
        return new RawString(HTML.render(PARSER.parse(withoutHeading(text))));
    }

    /** One level below, under a heading of the page itself. */
    static RawString below(String text) {
        return html(text.replaceAll("(?m)^##", "###"));
    }

    /** @param links where the links of the text lead on the site */
    static RawString html(String text, Map<String, String> links) {
        var moved = text;
        for (var link : links.entrySet()) {
            moved = moved.replace("](" + link.getKey() + ")", "](" + link.getValue() + ")");
        }
        return html(moved);
    }

    private static String withoutHeading(String text) {
        return text.replaceFirst("\\A# .*\\R", "");
    }
}
