package fr.palmares.notification.template;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.template.domain.TemplateState;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The words of messages: the service's own, or those that an administrator published in their place. */
@ApplicationScoped
public class Templates {

    /** Version 0 is the service's own. */
    public record Words(int version, String title, String text) {}

    record Version(
            MessageKind kind,
            int version,
            long revision,
            String title,
            String body,
            TemplateState state,
            String author,
            Instant createdAt) {}

    private static final String SELECT = "SELECT kind, version, revision, title, body, state, previewed_at, author,"
            + " created_at, published_at FROM message_template";

    private final Session database;
    private final Engine engine;

    Templates(Session database, Engine engine) {
        this.database = database;
        this.engine = engine;
    }

    /** @param data a record, whose components are the variables */
    public Words words(MessageKind kind, TemplateInstance data) {
        return published(kind)
                .map(template -> fill(template, data))
                .orElseGet(() -> new Words(0, kind.title(), data.render()));
    }

    Words fill(Version template, TemplateInstance data) {
        var text = engine.parse(template.body()).data(map(data)).render();
        return new Words(template.version(), template.title(), text);
    }

    Optional<Version> published(MessageKind kind) {
        return database.createNativeQuery(SELECT + " WHERE kind = ?1 AND state = 'PUBLISHED'", Tuple.class)
                .setParameter(1, kind.name())
                .getResultStream()
                .map(Templates::version)
                .findFirst();
    }

    /** Nobody else moves it until the transaction ends. */
    Optional<Version> lock(MessageKind kind, int version) {
        return database.createNativeQuery(SELECT + " WHERE kind = ?1 AND version = ?2 FOR UPDATE", Tuple.class)
                .setParameter(1, kind.name())
                .setParameter(2, version)
                .getResultStream()
                .map(Templates::version)
                .findFirst();
    }

    /** Newest first. */
    List<Version> list(MessageKind kind) {
        return database.createNativeQuery(SELECT + " WHERE kind = ?1 ORDER BY version DESC LIMIT 200", Tuple.class)
                .setParameter(1, kind.name())
                .getResultStream()
                .map(Templates::version)
                .toList();
    }

    int draft(MessageKind kind, String title, String body, String author) {
        database.createNativeQuery(
                        "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('template/' || ?1, 0))", Integer.class)
                .setParameter(1, kind.name())
                .getSingleResult();
        return database.createNativeQuery("""
                        INSERT INTO message_template (kind, version, title, body, state, author, created_at)
                        SELECT ?1, coalesce(max(version), 0) + 1, ?2, ?3, 'DRAFT', ?4, CAST(?5 AS timestamptz)
                          FROM message_template WHERE kind = ?1
                        RETURNING version
                        """, Integer.class)
                .setParameter(1, kind.name())
                .setParameter(2, title)
                .setParameter(3, body)
                .setParameter(4, author)
                .setParameter(5, Instant.now())
                .getSingleResult();
    }

    void write(Version version, String title, String body) {
        database.createNativeMutationQuery("UPDATE message_template SET title = ?3, body = ?4, revision = revision + 1"
                        + " WHERE kind = ?1 AND version = ?2")
                .setParameter(1, version.kind().name())
                .setParameter(2, version.version())
                .setParameter(3, title)
                .setParameter(4, body)
                .executeUpdate();
    }

    void move(Version version, TemplateState state) {
        var previewedAt = state instanceof TemplateState.Validated(var at) ? at : null;
        var publishedAt = state instanceof TemplateState.Published(var at) ? at : null;
        database.createNativeMutationQuery("""
                        UPDATE message_template SET state = ?3, previewed_at = coalesce(?4, previewed_at),
                               published_at = coalesce(?5, published_at), revision = revision + 1
                         WHERE kind = ?1 AND version = ?2
                        """)
                .setParameter(1, version.kind().name())
                .setParameter(2, version.version())
                .setParameter(3, state.code())
                .setParameter(4, previewedAt, Instant.class)
                .setParameter(5, publishedAt, Instant.class)
                .executeUpdate();
    }

    private static Map<String, Object> map(Object data) {
        var map = new HashMap<String, Object>();
        for (var component : data.getClass().getRecordComponents()) {
            map.put(component.getName(), plain(read(component, data)));
        }
        return map;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> list.stream().map(Templates::plain).toList();
            case Record nested -> map(nested);
            default -> value;
        };
    }

    private static @Nullable Object read(RecordComponent component, Object data) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(data);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Version version(Tuple row) {
        return new Version(
                MessageKind.valueOf(row.get("kind", String.class)),
                row.get("version", Integer.class),
                row.get("revision", Long.class),
                row.get("title", String.class),
                row.get("body", String.class),
                state(row),
                row.get("author", String.class),
                row.get("created_at", Instant.class));
    }

    private static TemplateState state(Tuple row) {
        return switch (row.get("state", String.class)) {
            case "DRAFT" -> new TemplateState.Draft();
            case "VALIDATED" -> new TemplateState.Validated(row.get("previewed_at", Instant.class));
            case "PUBLISHED" -> new TemplateState.Published(row.get("published_at", Instant.class));
            case "RETIRED" -> new TemplateState.Retired(row.get("published_at", Instant.class));
            case String other -> throw new IllegalStateException(other);
        };
    }
}
