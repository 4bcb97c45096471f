package fr.palmares.notification.template;

import io.quarkus.qute.Expression;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template may name: the variables of its kind and what they are made of, conditions and loops; nothing else of
 * the template language, for it could read the whole service.
 */
final class Variables {

    private static final Set<String> SECTIONS = Set.of("if", "for", "each");
    private static final Set<String> PLACES_IN_A_LOOP =
            Set.of("count", "index", "hasNext", "isFirst", "isLast", "odd", "even", "indexParity");

    private final Set<String> unknown = new LinkedHashSet<>();

    private Variables() {}

    static List<String> of(Class<?> data) {
        return Arrays.stream(data.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** What the template names and the kind does not have, as it is written there. */
    static Set<String> unknown(Template template, Class<?> data) {
        var known = new HashMap<String, Type>();
        for (var component : data.getRecordComponents()) {
            known.put(component.getName(), component.getGenericType());
        }
        var search = new Variables();
        search.nodes(template.getRootNode().getBlocks().getFirst().nodes, known);
        return search.unknown;
    }

    private void nodes(List<TemplateNode> nodes, Map<String, Type> known) {
        for (var node : nodes) {
            if (node.isSection()) {
                section(node.asSection().getName(), node.asSection().getBlocks(), known);
            } else {
                node.getExpressions().forEach(expression -> type(expression, known));
            }
        }
    }

    private void section(String name, List<SectionBlock> blocks, Map<String, Type> known) {
        if (!SECTIONS.contains(name)) {
            unknown.add("#" + name);
            return;
        }
        for (var block : blocks) {
            var inside = known;
            for (var expression : block.expressions.values()) {
                var type = type(expression, known);
                if (!name.equals("if") && type.isPresent()) {
                    inside = looped(block, type.get(), known);
                }
            }
            nodes(block.nodes, inside);
        }
    }

    private static Map<String, Type> looped(SectionBlock block, Type list, Map<String, Type> known) {
        var alias = block.parameters.getOrDefault("alias", "it");
        var name = alias.startsWith("$") ? "it" : alias;
        var inside = new HashMap<>(known);
        inside.put(name, list instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : Object.class);
        PLACES_IN_A_LOOP.forEach(place -> inside.put(name + "_" + place, String.class));
        return inside;
    }

    private Optional<Type> type(Expression expression, Map<String, Type> known) {
        if (expression.isLiteral()) {
            return Optional.empty();
        }
        if (expression.hasNamespace()) {
            unknown.add(expression.toOriginalString());
            return Optional.empty();
        }
        @Nullable Type type = null;
        for (var part : expression.getParts()) {
            var name = part.getName();
            var next = part.isVirtualMethod() ? null : type == null ? known.get(name) : within(type, name);
            if (next == null) {
                unknown.add(expression.toOriginalString());
                return Optional.empty();
            }
            type = next;
        }
        return Optional.ofNullable(type);
    }

    private static @Nullable Type within(Type type, String name) {
        if (type instanceof Class<?> of && of.isRecord()) {
            return Arrays.stream(of.getRecordComponents())
                    .filter(component -> component.getName().equals(name))
                    .map(RecordComponent::getGenericType)
                    .findFirst()
                    .orElse(null);
        }
        return type instanceof ParameterizedType && name.equals("size") ? int.class : null;
    }
}
