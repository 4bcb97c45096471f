package fr.palmares.documents.checklist;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.checklist.domain.PieceKind;
import fr.palmares.documents.checklist.domain.PieceRule;
import fr.palmares.documents.checklist.domain.PiecesCalendar;
import fr.palmares.documents.checklist.domain.Replacement;
import fr.palmares.documents.checklist.domain.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The notes, calendars and nomenclatures that come with the service, read once from the data files under checklist/. */
@ApplicationScoped
public class ShippedRules {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, PieceKind> kinds;
    private final RuleBook ruleBook;
    private final Calendars calendars;
    private final Map<String, Specialty> specialties;
    private final Map<String, String> academies;

    public ShippedRules() {
        kinds = read("/checklist/pieces.json", Kinds.class).pieces().stream()
                .map(KindEntry::toKind)
                .collect(toMap(PieceKind::code, identity()));
        var index = read("/checklist/index.json", Index.class);
        var everywhere = read("/checklist/everywhere.json", Everywhere.class);
        ruleBook = new RuleBook(
                index.notes().stream().map(this::note).toList(),
                note("national.json"),
                everywhere.pieces().stream().map(this::rule).toList(),
                everywhere.replacements().stream().map(this::replacement).toList());
        calendars = read("/checklist/calendars.json", Calendars.class);
        specialties = read("/reference/specialties.json", Specialties.class).specialties().stream()
                .collect(toMap(Specialty::id, identity()));
        academies = read("/reference/academies.json", Academies.class).academies().stream()
                .collect(toMap(Academy::code, Academy::name));
    }

    public RuleBook ruleBook() {
        return ruleBook;
    }

    /** What is known of a piece wherever it is asked: its words and the limits of its file. */
    public Optional<PieceKind> kind(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /** Every code of the matrix. */
    public Set<String> codes() {
        return Set.copyOf(kinds.keySet());
    }

    /** The calendar printed in a note; none for any other exam session and academy. */
    public PiecesCalendar calendar(int examSession, String academy) {
        return calendars.calendars().stream()
                .filter(entry ->
                        entry.examSession() == examSession && entry.academies().contains(academy))
                .findFirst()
                .map(CalendarEntry::toCalendar)
                .orElse(PiecesCalendar.NONE);
    }

    public boolean knowsExamSession(int examSession) {
        return examSession >= calendars.examSessions().first()
                && examSession <= calendars.examSessions().last();
    }

    public boolean knowsAcademy(String academy) {
        return academies.containsKey(academy);
    }

    public String academyName(String academy) {
        return academies.getOrDefault(academy, academy);
    }

    public boolean knowsSpecialty(String specialty) {
        return specialties.containsKey(specialty);
    }

    /** Title and option as printed on documents; the identifier itself for a specialty published later. */
    public String titleOf(String specialty) {
        return Optional.ofNullable(specialties.get(specialty))
                .map(found -> found.option() == null ? found.title() : found.title() + ", option " + found.option())
                .orElse(specialty);
    }

    /** The note that the service ships for an academy as a list that can be edited; the national one where it has none. */
    RuleSet shippedSet(int examSession, String academy) {
        var file = academy.equals(RuleVersions.NATIONAL)
                ? Optional.of("national.json")
                : read("/checklist/index.json", Index.class).notes().stream()
                        .filter(name -> {
                            var entry = read("/checklist/" + name, NoteEntry.class);
                            return entry.examSessions().contains(examSession)
                                    && entry.academies().contains(academy);
                        })
                        .findFirst();
        return file.map(name -> read("/checklist/" + name, NoteEntry.class).toRuleSet())
                .orElseGet(() -> new RuleSet(
                        "Liste nationale",
                        true,
                        Set.of(Category.values()),
                        ruleBook.nationalDefault().missingAtDeadline(),
                        Set.of(),
                        List.of()));
    }

    private Note note(String file) {
        var entry = read("/checklist/" + file, NoteEntry.class);
        return new Note(
                entry.id(),
                entry.version(),
                entry.source(),
                entry.examSessions(),
                entry.academies(),
                entry.speaksFor(),
                entry.missingAtDeadline(),
                entry.pieces().stream().map(this::rule).toList());
    }

    PieceRule rule(RuleLine line) {
        return line.toRule(Optional.ofNullable(kinds.get(line.code()))
                .orElseThrow(() -> new IllegalStateException("Unknown piece " + line.code())));
    }

    private Replacement replacement(ReplacementEntry entry) {
        return new Replacement(
                entry.code(),
                entry.when().toWhen(),
                entry.candidateMayChoose(),
                entry.by().stream().map(this::rule).toList());
    }

    private static <T> T read(String file, Class<T> type) {
        try (var in = ShippedRules.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing data file " + file);
            }
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    /** "2025-11-19T24:00" in the academy's zone: the notes count midnight as the end of the day. */
    private static Instant instant(String local, String zone) {
        var parts = local.split("T");
        var date = LocalDate.parse(parts[0]);
        var at = parts[1].equals("24:00") ? date.plusDays(1).atStartOfDay() : date.atTime(LocalTime.parse(parts[1]));
        return at.atZone(ZoneId.of(zone)).toInstant();
    }

    record Specialty(
            String id,
            String acronym,
            String title,
            @Nullable String option) {}

    private record Specialties(String about, List<Specialty> specialties) {}

    private record Academy(String code, String name) {}

    private record Academies(String about, List<Academy> academies) {}

    private record Index(String about, List<String> notes) {}

    private record Kinds(String about, List<KindEntry> pieces) {}

    private record KindEntry(
            String code,
            String label,
            String reason,
            int maxPages,
            int maxMebibytes,
            @Nullable String template,
            @Nullable String statement,
            boolean sensitive) {
        PieceKind toKind() {
            return new PieceKind(
                    code,
                    label,
                    reason,
                    maxPages,
                    maxMebibytes * 1024L * 1024L,
                    Optional.ofNullable(template),
                    Optional.ofNullable(statement),
                    sensitive);
        }
    }

    private record Everywhere(String about, List<RuleLine> pieces, List<ReplacementEntry> replacements) {}

    private record ReplacementEntry(
            String code, RuleLine.Condition when, boolean candidateMayChoose, List<RuleLine> by) {}

    private record NoteEntry(
            String id,
            int version,
            String source,
            Set<Integer> examSessions,
            Set<String> academies,
            Set<Category> speaksFor,
            Note.Missing missingAtDeadline,
            List<RuleLine> pieces) {

        RuleSet toRuleSet() {
            return new RuleSet(source, false, speaksFor, missingAtDeadline, Set.of(), pieces);
        }
    }

    private record Calendars(String about, Sessions examSessions, List<CalendarEntry> calendars) {}

    private record Sessions(int first, int last, String about) {}

    private record Later(List<String> codes, String deadline) {}

    private record CalendarEntry(
            int examSession,
            Set<String> academies,
            String source,
            String zone,
            String registrationCloses,
            String piecesDeadline,
            String accommodationDeadline,
            List<Later> laterPieces) {
        PiecesCalendar toCalendar() {
            var later = new HashMap<String, Instant>();
            laterPieces.forEach(entry ->
                    entry.codes().forEach(code -> later.put(code, instant(entry.deadline(), zone))));
            return new PiecesCalendar(
                    Optional.of(instant(piecesDeadline, zone)),
                    later,
                    Optional.of(instant(accommodationDeadline, zone)));
        }
    }
}
