package fr.palmares.documents.paper;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The pages under templates/, parsed once; what they print is escaped. */
@ApplicationScoped
class Templates {

    private final Engine engine;

    Templates() {
        engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        put("layout", "/templates/layout.html");
        for (var kind : PaperKind.values()) {
            put(kind.name(), kind.template());
        }
    }

    String page(PaperKind kind, Object view) {
        return withFrenchSpaces(engine.getTemplate(kind.name())
                .data("view", view, "head", head(view))
                .render());
    }

    /** Guillemets and double punctuation do not stand alone at the end or the beginning of a line. */
    private static String withFrenchSpaces(String page) {
        var body = page.indexOf("<body>");
        return page.substring(0, body)
                + page.substring(body).replace("« ", "«\u00A0").replaceAll(" (?=[»:;?!])", "\u00A0");
    }

    private static Views.Head head(Object view) {
        return switch (view) {
            case Views.Summary summary -> summary.head();
            case Views.Checklist checklist -> checklist.head();
            case Views.Receipt receipt -> receipt.head();
            case Views.Summons summons -> summons.head();
            case Views.Transcript transcript -> transcript.head();
            case Views.Form form -> form.head();
            default -> throw new IllegalArgumentException(view.getClass().getName());
        };
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
