package fr.palmares.registration.importing.domain;

import fr.palmares.registration.eligibility.domain.Category;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one line of a school's file, naming every value that is not possible. */
public final class PupilReader {

    /** One value that is not possible: where, what, and why. */
    public record Fault(int line, Column column, String value, String why) {}

    /** A pupil, or all that is wrong with the line. */
    public record Result(Optional<Pupil> pupil, List<Fault> faults) {}

    private static final int LONGEST_VALUE = 200;
    private static final int YOUNGEST = 14;
    private static final int OLDEST = 100;

    /** The three forms of the national student number (nomenclatures § 3). */
    private static final Pattern INE = Pattern.compile("\\d{9}[A-Z]{2}|[\\d_]{10}[A-Z]|\\d{4}A\\d{5}[A-Z]");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");
    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final Map<String, Category> CATEGORIES = Map.ofEntries(
            Map.entry("SCOLAIRE", Category.SCHOOL),
            Map.entry("EX_SCOLAIRE", Category.FORMER_SCHOOL),
            Map.entry("APPRENTI", Category.APPRENTICE),
            Map.entry("APPRENTISSAGE", Category.APPRENTICE),
            Map.entry("EX_APPRENTI", Category.FORMER_APPRENTICE),
            Map.entry("FORMATION_CONTINUE", Category.CONTINUING_TRAINING),
            Map.entry("EX_FORMATION_CONTINUE", Category.FORMER_CONTINUING_TRAINING));

    private final Header header;
    private final Set<String> specialties;
    private final int examSession;

    public PupilReader(Header header, Set<String> specialties, int examSession) {
        this.header = header;
        this.specialties = specialties;
        this.examSession = examSession;
    }

    /** Nobody sits the exam as a child, nor at a hundred. */
    public static boolean likelyAge(LocalDate birthDate, int examSession) {
        int age = examSession - birthDate.getYear();
        return age >= YOUNGEST && age <= OLDEST;
    }

    public Result read(Line.Values line) {
        var reading = new Reading(line);
        var ine = reading.ine();
        var familyName = reading.text(Column.NOM_FAMILLE);
        var usageName = reading.text(Column.NOM_USAGE);
        var givenNames = reading.text(Column.PRENOMS);
        var birthDate = reading.birthDate();
        var birthplace = reading.text(Column.COMMUNE_NAISSANCE);
        var email = reading.matching(Column.EMAIL, EMAIL, "Ce n’est pas une adresse électronique.");
        var street = reading.text(Column.ADRESSE);
        var postalCode = reading.matching(Column.CODE_POSTAL, POSTAL_CODE, "Un code postal a cinq chiffres.");
        var city = reading.text(Column.VILLE);
        var category = reading.category();
        var specialty = reading.specialty();
        if (!reading.faults.isEmpty()) {
            return new Result(Optional.empty(), List.copyOf(reading.faults));
        }
        return new Result(
                Optional.of(new Pupil(
                        line.number(),
                        ine,
                        present(familyName),
                        usageName,
                        present(givenNames),
                        present(birthDate),
                        present(birthplace),
                        email,
                        street,
                        postalCode,
                        city,
                        present(category),
                        present(specialty))),
                List.of());
    }

    private static <T> T present(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private final class Reading {

        private final Line.Values line;
        private final List<Fault> faults = new ArrayList<>();

        Reading(Line.Values line) {
            this.line = line;
        }

        @Nullable
        String text(Column column) {
            var value = header.value(line.values(), column);
            if (value.isEmpty()) {
                return column.required() ? fault(column, value, "Cette valeur est obligatoire.") : null;
            }
            if (value.length() > LONGEST_VALUE) {
                return fault(column, value.substring(0, 50), "Cette valeur est trop longue.");
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                return fault(column, "", "Cette valeur contient des caractères illisibles.");
            }
            return value;
        }

        @Nullable
        String matching(Column column, Pattern form, String why) {
            var value = text(column);
            return value == null || form.matcher(value).matches() ? value : fault(column, value, why);
        }

        @Nullable
        String ine() {
            var value = text(Column.INE);
            if (value == null) {
                return null;
            }
            var capitals = value.toUpperCase(Locale.ROOT).replace(" ", "");
            return INE.matcher(capitals).matches()
                    ? capitals
                    : fault(Column.INE, value, "Un INE a onze caractères, par exemple 123456789FF.");
        }

        @Nullable
        LocalDate birthDate() {
            var value = text(Column.DATE_NAISSANCE);
            if (value == null) {
                return null;
            }
            try {
                var date = value.contains("/") ? LocalDate.parse(value, FRENCH) : LocalDate.parse(value);
                return likelyAge(date, examSession)
                        ? date
                        : fault(Column.DATE_NAISSANCE, value, "Cette date de naissance n’est pas vraisemblable.");
            } catch (DateTimeException unreadable) {
                return fault(Column.DATE_NAISSANCE, value, "Écrivez la date de naissance sous la forme 31/12/2005.");
            }
        }

        @Nullable
        Category category() {
            var value = text(Column.CATEGORIE);
            if (value == null) {
                return null;
            }
            var plain = Normalizer.normalize(value, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .toUpperCase(Locale.ROOT)
                    .replaceAll("[^A-Z]+", "_");
            var category = CATEGORIES.get(plain);
            return category != null
                    ? category
                    : fault(
                            Column.CATEGORIE,
                            value,
                            "Catégorie inconnue ; écrivez SCOLAIRE, APPRENTI, FORMATION_CONTINUE ou leur forme EX_.");
        }

        @Nullable
        String specialty() {
            var value = text(Column.SPECIALITE);
            return value == null || specialties.contains(value)
                    ? value
                    : fault(Column.SPECIALITE, value, "Cette spécialité n’est pas examinée à cette session.");
        }

        private <T> @Nullable T fault(Column column, String value, String why) {
            faults.add(new Fault(line.number(), column, value, why));
            return null;
        }
    }
}
