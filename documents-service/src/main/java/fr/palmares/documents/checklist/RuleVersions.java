package fr.palmares.documents.checklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.RuleBook;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an academy, version by version: what exam offices published lies over what the service ships. A version
 * never changes, so each is read once.
 */
@ApplicationScoped
public class RuleVersions {

    /** In place of an academy: the list that holds where no academy speaks. */
    public static final String NATIONAL = "national";

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Under which versions a checklist was issued; 0 is what the service ships. */
    public record Pin(int academy, int national) {}

    private record Key(int examSession, String academy, Pin pin) {}

    private record Place(int examSession, String academy) {}

    private final ShippedRules shipped;
    private final EntityManager database;
    private final Map<Key, RuleBook> books = new ConcurrentHashMap<>();
    private volatile Map<Place, Integer> latest = Map.of();

    RuleVersions(ShippedRules shipped, EntityManager database) {
        this.shipped = shipped;
        this.database = database;
    }

    /** The versions in force, as the database has them now. */
    @Transactional
    public Pin inForce(int examSession, String academy) {
        return new Pin(version(examSession, academy), version(examSession, NATIONAL));
    }

    /** The rules in force as of some seconds ago: no question to the database. */
    public RuleBook recent(int examSession, String academy) {
        var known = latest;
        var pin = new Pin(
                known.getOrDefault(new Place(examSession, academy), 0),
                known.getOrDefault(new Place(examSession, NATIONAL), 0));
        return pin.equals(new Pin(0, 0)) ? shipped.ruleBook() : at(examSession, academy, pin);
    }

    @Transactional
    public RuleBook at(int examSession, String academy, Pin pin) {
        var key = new Key(examSession, academy, pin);
        var known = books.get(key);
        if (known != null) {
            return known;
        }
        var book = shipped.ruleBook();
        if (pin.national() > 0) {
            book = book.withNationalDefault(note(examSession, NATIONAL, pin.national()));
        }
        if (pin.academy() > 0) {
            book = book.with(note(examSession, academy, pin.academy()));
        }
        books.put(key, book);
        return book;
    }

    Note note(int examSession, String academy, int version, RuleSet rules, Note national) {
        var own = new Note(
                academy + "-" + examSession,
                version,
                rules.source() == null ? "" : rules.source(),
                Set.of(examSession),
                Set.of(academy),
                rules.speaksFor() == null ? Set.of() : rules.speaksFor(),
                rules.missingAtDeadline() == null ? Note.Missing.NOTIFY : rules.missingAtDeadline(),
                rules.given().stream().map(shipped::rule).toList());
        return rules.inheritsNational()
                ? own.over(national, rules.removed() == null ? Set.of() : rules.removed())
                : own;
    }

    private int version(int examSession, String academy) {
        var version = (Number) database.createNativeQuery(
                        "SELECT coalesce(max(version), 0) FROM checklist_rules WHERE exam_session = ?1 AND academy = ?2")
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .getSingleResult();
        return version.intValue();
    }

    private Note note(int examSession, String academy, int version) {
        var effective = (String) database.createNativeQuery("SELECT CAST(effective AS text) FROM checklist_rules"
                        + " WHERE exam_session = ?1 AND academy = ?2 AND version = ?3")
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .setParameter(3, version)
                .getSingleResult();
        return note(
                examSession,
                academy,
                version,
                read(effective),
                shipped.ruleBook().nationalDefault());
    }

    @Scheduled(every = "{palmares.documents.rules.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void refresh() {
        List<?> rows = database.createNativeQuery(
                        "SELECT exam_session, academy, max(version) AS version FROM checklist_rules GROUP BY 1, 2",
                        Tuple.class)
                .getResultList();
        Map<Place, Integer> found = new ConcurrentHashMap<>();
        for (var one : rows) {
            var row = (Tuple) one;
            found.put(
                    new Place(row.get("exam_session", Integer.class), row.get("academy", String.class)),
                    row.get("version", Integer.class));
        }
        latest = Map.copyOf(found);
    }

    static RuleSet read(String json) {
        try {
            return JSON.readValue(json, RuleSet.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String write(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
