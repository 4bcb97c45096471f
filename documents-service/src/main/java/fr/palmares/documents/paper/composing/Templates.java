package fr.palmares.documents.paper.composing;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The pages under templates/, parsed once; what they print is escaped. */
@ApplicationScoped
public class Templates {

    private static final Pattern DAY_AND_MONTH =
            Pattern.compile("(\\b1er|\\b\\d{1,2}) (janvier|février|mars|avril|mai|juin|juillet|août|septembre"
                    + "|octobre|novembre|décembre)\\b");
    private static final Pattern BEFORE_DOUBLE_SIGNS = Pattern.compile(" (?=[»:;?!])");

    private final Engine engine;

    Templates() {
        engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        put("layout", "/templates/layout.html");
        put("verification", "/templates/verification.html");
        for (var kind : PaperKind.values()) {
            put(kind.name(), kind.template());
        }
    }

    public String page(PaperKind kind, Views.Paper view) {
        return withFrenchSpaces(engine.getTemplate(kind.name())
                .data("view", view, "head", view.head())
                .render());
    }

    /**
     * Guillemets and double punctuation do not stand alone at the end or the beginning of a line; a day
     * stays with its month, a box with what it ticks.
     */
    private static String withFrenchSpaces(String page) {
        var start = page.indexOf("<body>");
        var body = page.substring(start).replace("« ", "«\u00A0").replace("☐ ", "☐\u00A0");
        body = BEFORE_DOUBLE_SIGNS.matcher(body).replaceAll("\u00A0");
        return page.substring(0, start) + DAY_AND_MONTH.matcher(body).replaceAll("$1\u00A0$2");
    }

    private void put(String id, String resource) {
        try (var in = Templates.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Missing template " + resource);
            }
            engine.putTemplate(
                    id,
                    engine.parse(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            Variant.forContentType(Variant.TEXT_HTML)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
