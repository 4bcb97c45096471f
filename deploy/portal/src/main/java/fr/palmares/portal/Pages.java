package fr.palmares.portal;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The templates of {@code templates/}, filled in and written; whatever they print is escaped. */
final class Pages {

    /** An entry of the bar on top of each page. */
    public record Rubric(String page, String title) {

        /** True on its own page and on those below it, as {@code contrat-account} is below {@code contrats}. */
        public boolean heads(String other) {
            return other.equals(page)
                    || other.startsWith("contrat-") && page.equals("contrats")
                    || other.equals("integration") && page.equals("evenements");
        }
    }

    private static final List<Rubric> RUBRICS = List.of(
            new Rubric("contrats", "Contrats"),
            new Rubric("evenements", "Événements"),
            new Rubric("problemes", "Problèmes"),
            new Rubric("jeton", "Jeton"),
            new Rubric("personnes", "Personnes"),
            new Rubric("changements", "Changements"),
            new Rubric("exploitation", "Exploitation"));
    private static final List<String> PARTS = List.of("layout", "fields", "operation", "problem");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TOKEN =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")(\\s*:)?|\\b(true|false|null)\\b|-?\\b\\d+(?:\\.\\d+)?\\b");

    private final Path site;
    private final Engine engine;

    Pages(Path site) {
        this.site = site;
        engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(text("json", Pages::coloured))
                .addValueResolver(text("prose", Pages::prose))
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .strictRendering(true)
                .build();
        PARTS.forEach(part -> engine.putTemplate(part, parse(part)));
    }

    void write(String template, Map<String, Object> data) throws IOException {
        write(template, template, data);
    }

    void write(String template, String page, Map<String, Object> data) throws IOException {
        var instance = parse(template).data("page", page).data("rubrics", RUBRICS);
        data.forEach(instance::data);
        Files.createDirectories(site);
        Files.writeString(site.resolve(page + ".html"), instance.render());
    }

    private io.quarkus.qute.Template parse(String name) {
        return engine.parse(source(name), Variant.forContentType("text/html"), name);
    }

    private static String source(String name) {
        try (var stream =
                Objects.requireNonNull(Pages.class.getResourceAsStream("/templates/" + name + ".html"), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static ValueResolver text(String property, java.util.function.UnaryOperator<String> form) {
        return ValueResolver.builder()
                .applyToBaseClass(String.class)
                .applyToName(property)
                .resolveSync(context -> new RawString(form.apply((String) context.getBase())))
                .build();
    }

    /** A sentence of a contract: escaped, with its `code` set as code. */
    static String prose(String text) {
        return CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
    }

    /** JSON with its keys, texts and values told apart. */
    static String coloured(String json) {
        var html = new StringBuilder();
        var matcher = TOKEN.matcher(json);
        int from = 0;
        while (matcher.find()) {
            html.append(escape(json.substring(from, matcher.start())));
            var kind = matcher.group(2) != null ? "k" : matcher.group(1) != null ? "s" : "v";
            var token = Optional.ofNullable(matcher.group(1)).orElse(matcher.group());
            html.append("<span class=\"")
                    .append(kind)
                    .append("\">")
                    .append(escape(token))
                    .append("</span>");
            html.append(Optional.ofNullable(matcher.group(2)).orElse(""));
            from = matcher.end();
        }
        return html.append(escape(json.substring(from))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
