package fr.palmares.account.establishment.domain;

import fr.palmares.account.establishment.domain.Establishment.Settings;
import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import fr.palmares.account.person.domain.PlainText;
import java.util.Set;

/** What an establishment may enter about itself (note Nantes 2026, § 1). */
public final class SettingsRules {

    private static final String PHONE = "\\+?[0-9 .()-]{6,20}";
    private static final String SPECIALTY = "[A-Z0-9][A-Z0-9-]{1,39}";

    private SettingsRules() {}

    public static Faults faults(Settings settings) {
        var faults = new Faults();
        var contact = settings.contact();
        if (contact != null) {
            if (contact.name() != null) {
                faults.add("/contact/name", PlainText.flawOfPlace(contact.name()));
            }
            if (contact.email() != null) {
                faults.add("/contact/email", EmailAddress.flaw(contact.email(), Set.of()));
            }
            if (contact.phone() != null) {
                faults.addUnless(contact.phone().matches(PHONE), "/contact/phone", Flaw.NOT_A_PHONE_NUMBER);
            }
        }
        for (var i = 0; i < settings.specialties().size(); i++) {
            faults.addUnless(
                    settings.specialties().get(i).matches(SPECIALTY), "/specialties/" + i, Flaw.UNKNOWN_SPECIALTY);
        }
        return faults;
    }
}
