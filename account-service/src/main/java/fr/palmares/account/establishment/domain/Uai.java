package fr.palmares.account.establishment.domain;

import fr.palmares.account.person.domain.Flaw;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number of an establishment, closed by a check letter (nomenclatures § 2). */
public final class Uai {

    private static final Pattern FORM = Pattern.compile("(0[0-8][0-9]|09[0-5]|9[78][0-9]|[67]20)[0-9]{4}[A-Z]");
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private Uai() {}

    public static Optional<Flaw> flaw(String uai) {
        if (!FORM.matcher(uai).matches()) {
            return Optional.of(Flaw.NOT_A_UAI);
        }
        return uai.charAt(7) == checkLetter(uai) ? Optional.empty() : Optional.of(Flaw.UAI_CHECK_LETTER);
    }

    private static char checkLetter(String uai) {
        return LETTERS.charAt(Integer.parseInt(uai.substring(0, 7)) % LETTERS.length());
    }
}
