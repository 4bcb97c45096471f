package fr.palmares.registration.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.registration.eligibility.domain.OfferedLanguages;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reference data shipped with the service: files under {@code reference/}, each with its provenance. */
@ApplicationScoped
public class Reference {

    record Specialties(String about, List<Specialty> specialties) {}

    record Academies(String about, List<Academy> academies) {}

    record SocioProfessionalCategories(String about, List<SocioProfessionalCategory> categories) {}

    record ExamSessions(String about, int first, int last) {}

    record Language(String code, String label) {}

    record LanguageList(String source, Set<String> languages) {

        OfferedLanguages offered() {
            return new OfferedLanguages(languages, source);
        }
    }

    record AcademyLanguages(String academy, int examSession, String source, Set<String> languages) {

        Offer offer() {
            return new Offer(examSession, academy);
        }

        OfferedLanguages offered() {
            return new OfferedLanguages(languages, source);
        }
    }

    private record Offer(int examSession, String academy) {}

    record OptionalLanguages(LanguageList national, List<AcademyLanguages> academies) {}

    record Languages(String about, List<Language> compulsory, OptionalLanguages optional) {}

    private final Map<String, Specialty> specialties;
    private final Map<String, Academy> academies;
    private final Map<String, Academy> academyOfDepartment;
    private final ExamSessions examSessions;
    private final OfferedLanguages compulsoryLanguages;
    private final OfferedLanguages nationalLanguages;
    private final Map<Offer, OfferedLanguages> academyLanguages;
    private final List<SocioProfessionalCategory> socioProfessionalCategories;

    Reference(ObjectMapper json) {
        specialties = byKey(read(json, "specialties", Specialties.class).specialties(), Specialty::id);
        academies = byKey(read(json, "academies", Academies.class).academies(), Academy::code);
        academyOfDepartment = academies.values().stream()
                .flatMap(academy -> academy.departments().stream().map(department -> Map.entry(department, academy)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        examSessions = read(json, "exam-sessions", ExamSessions.class);
        var languages = read(json, "languages", Languages.class);
        compulsoryLanguages = new OfferedLanguages(
                languages.compulsory().stream().map(Language::code).collect(Collectors.toSet()), languages.about());
        nationalLanguages = languages.optional().national().offered();
        academyLanguages = languages.optional().academies().stream()
                .collect(Collectors.toMap(AcademyLanguages::offer, AcademyLanguages::offered));
        socioProfessionalCategories = read(json, "socio-professional-categories", SocioProfessionalCategories.class)
                .categories();
    }

    public boolean hasExamSession(int year) {
        return examSessions.first() <= year && year <= examSessions.last();
    }

    public Optional<Specialty> specialty(String id) {
        return Optional.ofNullable(specialties.get(id));
    }

    public Collection<Specialty> specialties() {
        return specialties.values();
    }

    public Optional<Academy> academy(String code) {
        return Optional.ofNullable(academies.get(code));
    }

    public Collection<Academy> academies() {
        return academies.values();
    }

    public List<SocioProfessionalCategory> socioProfessionalCategories() {
        return socioProfessionalCategories;
    }

    /** Whether the BTS examines this language, compulsory or optional. */
    public boolean hasLanguage(String code) {
        return compulsoryLanguages.offers(code) || nationalLanguages.offers(code);
    }

    /** The académie of an establishment: the first digits of its UAI are its department. */
    public Optional<Academy> academyOfUai(String uai) {
        return Optional.ofNullable(academyOfDepartment.get(departmentOf(uai)));
    }

    /** The académie of an address. */
    public Optional<Academy> academyOfPostalCode(String postalCode) {
        if (postalCode.length() < 3) {
            return Optional.empty();
        }
        var department = postalCode.startsWith("97") || postalCode.startsWith("98")
                ? postalCode.substring(0, 3)
                : postalCode.startsWith("20") ? "2A" : postalCode.substring(0, 2);
        return Optional.ofNullable(academyOfDepartment.get(department));
    }

    /** What the académie offers that session; the national list where it published none. */
    public OfferedLanguages optionalLanguages(int examSession, String academy) {
        return academyLanguages.getOrDefault(new Offer(examSession, academy), nationalLanguages);
    }

    private static String departmentOf(String uai) {
        return switch (uai.substring(0, 3)) {
            case "620" -> "2A";
            case "720" -> "2B";
            case String overseas when overseas.startsWith("9") -> overseas;
            case String mainland -> mainland.substring(1);
        };
    }

    private static <T> Map<String, T> byKey(List<T> items, Function<T, String> key) {
        return items.stream().collect(Collectors.toMap(key, item -> item, (one, same) -> one, LinkedHashMap::new));
    }

    private static <T> T read(ObjectMapper json, String name, Class<T> type) {
        try (var file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("reference/" + name + ".json")) {
            return json.readValue(file, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reference/" + name + ".json", unreadable);
        }
    }
}
