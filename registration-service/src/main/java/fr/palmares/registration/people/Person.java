package fr.palmares.registration.people;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A candidate as far as telling candidates apart needs it. */
@Entity
@Table(name = "person")
public class Person extends PanacheEntityBase {

    @Id
    public UUID id = new UUID(0, 0);

    public String familyName = "";

    @Nullable
    public String usageName;

    public String givenNames = "";
    public LocalDate birthDate = LocalDate.EPOCH;
    public String birthplace = "";

    @Nullable
    public String ine;

    @Nullable
    public String academy;

    @Nullable
    public String postalCode;

    public String identityKey = "";

    /** family name, birth date and birthplace, whatever their accents and hyphens. */
    public static String identityKey(String familyName, LocalDate birthDate, String birthplace) {
        return plain(familyName) + "|" + birthDate + "|" + plain(birthplace);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^\\p{Alnum}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
