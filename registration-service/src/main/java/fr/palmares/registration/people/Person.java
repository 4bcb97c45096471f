package fr.palmares.registration.people;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.time.LocalDate;
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

    /** Names as the follow-up lists search them: their beginnings, whatever their accents and hyphens. */
    String familyKey = "";

    @Nullable
    String usageKey;

    String givenKey = "";

    /** After civil status was set or changed. */
    void recognisable() {
        identityKey = identityKey(familyName, birthDate, birthplace);
        familyKey = plain(familyName);
        usageKey = usageName == null ? null : plain(usageName);
        givenKey = plain(givenNames);
    }

    /** Takes civil status, and what the preparatory form asked beside the exam; once more changes nothing. */
    public static void erase(UUID id) {
        deleteById(id);
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM forget_particulars(?1)")
                .setParameter(1, id)
                .getResultList();
    }

    /** family name, birth date and birthplace, whatever their accents and hyphens. */
    public static String identityKey(String familyName, LocalDate birthDate, String birthplace) {
        return plain(familyName) + "|" + birthDate + "|" + plain(birthplace);
    }

    /** Capitals and digits alone: accents go, ligatures are written out. */
    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        var letters = Normalizer.isNormalized(text, Normalizer.Form.NFD)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFD);
        for (int i = 0; i < letters.length(); i++) {
            char letter = Character.toUpperCase(letters.charAt(i));
            if (letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9') {
                plain.append(letter);
            } else {
                plain.append(writtenOut(letter));
            }
        }
        return plain.toString();
    }

    private static String writtenOut(char letter) {
        return switch (letter) {
            case 'Œ' -> "OE";
            case 'Æ' -> "AE";
            case 'ß', 'ẞ' -> "SS";
            case 'Ø' -> "O";
            case 'Ł' -> "L";
            case 'Đ' -> "D";
            default -> "";
        };
    }
}
