package fr.palmares.account.establishment;

import fr.palmares.account.establishment.domain.Establishment;
import fr.palmares.account.establishment.domain.Establishment.Settings;
import fr.palmares.account.establishment.domain.Establishment.Type;
import fr.palmares.account.establishment.domain.SettingsRules;
import fr.palmares.account.establishment.domain.Uai;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import fr.palmares.account.person.domain.PlainText;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ChangeEstablishment {

    record Describe(
            String uai,
            String name,
            Type type,
            String academy,
            @Nullable String ifMatch) {}

    record Decide(String uai, Settings settings, @Nullable String ifMatch) {}

    private final Establishments establishments;
    private final Academies academies;
    private final AuditTrail audit;

    ChangeEstablishment(Establishments establishments, Academies academies, AuditTrail audit) {
        this.establishments = establishments;
        this.academies = academies;
        this.audit = audit;
    }

    /** The administrator enters or renames an establishment; its own settings stay. */
    @Transactional
    Establishment handle(Describe command) {
        new Faults()
                .add("#uai", Uai.flaw(command.uai()))
                .add("/name", PlainText.flawOfPlace(command.name()))
                .addUnless(academies.codes().contains(command.academy()), "/academy", Flaw.UNKNOWN_ACADEMY)
                .refuse();
        var name = PlainText.clean(command.name());
        var existing = establishments.find(command.uai()).orElse(null);
        if (existing != null && command.ifMatch() != null) {
            ETags.require(command.ifMatch(), existing.version());
        }
        var saved = establishments.save(
                existing == null
                        ? new Establishment(command.uai(), name, command.type(), command.academy(), Settings.INITIAL, 0)
                        : existing.renamed(name, command.type(), command.academy()));
        audit.record("establishment.described", command.uai(), Map.of("name", name, "academy", command.academy()));
        return saved;
    }

    /** The establishment decides for itself. */
    @Transactional
    Establishment handle(Decide command) {
        var own = establishments.own(command.uai());
        if (command.ifMatch() != null) {
            ETags.require(command.ifMatch(), own.version());
        }
        SettingsRules.faults(command.settings()).refuse();
        var saved = establishments.save(own.with(command.settings()));
        audit.record(
                "establishment.settings",
                command.uai(),
                Map.of(
                        "finishesRegistrations",
                        command.settings().finishesRegistrations(),
                        "uploads",
                        command.settings().uploads()));
        return saved;
    }
}
