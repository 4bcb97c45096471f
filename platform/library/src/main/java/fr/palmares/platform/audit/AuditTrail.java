package fr.palmares.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who looked at or changed what, in the command's own transaction. Each line holds the SHA-256 of the line before it, so
 * a line changed or taken away shows; the service's database role may only add and read.
 */
@ApplicationScoped
public class AuditTrail {

    private static final String GENESIS = "0".repeat(64);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    record Entry(
            long sequence,
            String at,
            String actor,
            String action,
            String subject,
            String detail,
            String previousHash,
            String hash) {

        static Entry after(
                long sequence,
                String previousHash,
                String at,
                String actor,
                String action,
                String subject,
                String detail) {
            var hash = sha256(
                    String.join("\n", previousHash, Long.toString(sequence), at, actor, action, subject, detail));
            return new Entry(sequence, at, actor, action, subject, detail, previousHash, hash);
        }

        boolean follows(String hashBefore) {
            return previousHash.equals(hashBefore)
                    && after(sequence, previousHash, at, actor, action, subject, detail)
                            .hash
                            .equals(hash);
        }
    }

    private final EntityManager database;
    private final Clock clock;
    private final Caller caller;

    AuditTrail(EntityManager database, Clock clock, Caller caller) {
        this.database = database;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * Adds a line; the actor is the caller's subject.
     *
     * @param action what was done, in words that stay, such as {@code registration.validated}
     * @param subject identifier of what it was done to
     * @param detail what else matters (before, after, reason): no health data
     */
    @Transactional
    @ActivateRequestContext
    public void record(String action, String subject, Map<String, ?> detail) {
        record(caller.subject(), action, subject, detail);
    }

    /** Adds a line for an actor that is no caller, such as a job at a deadline. */
    @Transactional
    public void record(String actor, String action, String subject, Map<String, ?> detail) {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('audit_entry'))")
                .getSingleResult();
        var last = last();
        var entry = Entry.after(
                last == null ? 1 : last.sequence() + 1,
                last == null ? GENESIS : last.hash(),
                clock.instant().toString(),
                actor,
                action,
                subject,
                write(detail));
        database.createNativeQuery("INSERT INTO audit_entry"
                        + " (sequence, at, actor, action, subject, detail, previous_hash, hash)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                .setParameter(1, entry.sequence())
                .setParameter(2, entry.at())
                .setParameter(3, entry.actor())
                .setParameter(4, entry.action())
                .setParameter(5, entry.subject())
                .setParameter(6, entry.detail())
                .setParameter(7, entry.previousHash())
                .setParameter(8, entry.hash())
                .executeUpdate();
    }

    /** The first line that does not follow from the one before it; empty when the whole trail holds. */
    @Transactional
    public OptionalLong firstBrokenLine() {
        var before = GENESIS;
        var sequence = 0L;
        while (true) {
            var part = after(sequence);
            for (var entry : part) {
                if (entry.sequence() != sequence + 1 || !entry.follows(before)) {
                    return OptionalLong.of(sequence + 1);
                }
                before = entry.hash();
                sequence = entry.sequence();
            }
            if (part.isEmpty()) {
                return OptionalLong.empty();
            }
        }
    }

    private @Nullable Entry last() {
        var rows = entries("SELECT * FROM audit_entry ORDER BY sequence DESC LIMIT 1", -1);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private List<Entry> after(long sequence) {
        return entries("SELECT * FROM audit_entry WHERE sequence > ?1 ORDER BY sequence LIMIT 1000", sequence);
    }

    private List<Entry> entries(String sql, long parameter) {
        var query = database.createNativeQuery(sql, Tuple.class);
        if (parameter >= 0) {
            query.setParameter(1, parameter);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(AuditTrail::entry).toList();
    }

    private static Entry entry(Tuple row) {
        return new Entry(
                row.get("sequence", Number.class).longValue(),
                row.get("at", String.class),
                row.get("actor", String.class),
                row.get("action", String.class),
                row.get("subject", String.class),
                row.get("detail", String.class),
                row.get("previous_hash", String.class),
                row.get("hash", String.class));
    }

    private static String write(Map<String, ?> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
