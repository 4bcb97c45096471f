package fr.palmares.account.person.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One valid, personal e-mail per account (notes Nantes and Normandie 2024; DOMAIN A-1). */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private EmailAddress() {}

    /** Case never distinguishes two mailboxes in practice: one spelling is kept. */
    public static String clean(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** @param disposable domains whose mailboxes are thrown away */
    public static Optional<Flaw> flaw(String email, Set<String> disposable) {
        var clean = clean(email);
        if (clean.length() > LONGEST
                || clean.indexOf('@') > 64
                || !FORM.matcher(clean).matches()) {
            return Optional.of(Flaw.NOT_AN_EMAIL);
        }
        var domain = clean.substring(clean.indexOf('@') + 1);
        var thrownAway = disposable.stream().anyMatch(one -> domain.equals(one) || domain.endsWith("." + one));
        return thrownAway ? Optional.of(Flaw.DISPOSABLE_EMAIL) : Optional.empty();
    }
}
