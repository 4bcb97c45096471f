package fr.palmares.documents.paper.typesetting;

import com.openhtmltopdf.css.extend.StylesheetFactory;
import com.openhtmltopdf.css.sheet.Stylesheet;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.simple.extend.XhtmlNamespaceHandler;
import java.io.StringReader;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The styles that pages carry with them: nearly always the same text, so it is parsed once. */
final class ParsedStyles extends XhtmlNamespaceHandler {

    private static final Map<String, Stylesheet> PARSED = new ConcurrentHashMap<>();

    private @Nullable StylesheetFactory parser;

    @Override
    public StylesheetInfo getDefaultStylesheet(StylesheetFactory factory) {
        parser = factory;
        return super.getDefaultStylesheet(factory);
    }

    /** Given to the library as one that lies elsewhere and is read already: what stands in the page it would parse again. */
    @Override
    protected StylesheetInfo readStyleElement(Element style) {
        var sheet = super.readStyleElement(style);
        var text = sheet.getContent();
        sheet.setStylesheet(
                PARSED.computeIfAbsent(text, _ -> Objects.requireNonNull(parser).parse(new StringReader(text), sheet)));
        sheet.setUri("classpath:/style");
        sheet.setContent(null);
        return sheet;
    }
}
