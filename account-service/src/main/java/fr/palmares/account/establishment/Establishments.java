package fr.palmares.account.establishment;

import fr.palmares.account.establishment.domain.Establishment;
import fr.palmares.account.establishment.domain.Establishment.Actor;
import fr.palmares.account.establishment.domain.Establishment.Type;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory, and the one place that says whose establishment is whose. */
@ApplicationScoped
public class Establishments {

    /** What the other services are told. */
    record EstablishmentChanged(
            String uai,
            String name,
            Type type,
            String academy,
            Actor finishesRegistrations,
            Actor uploads,
            List<String> specialties) {}

    private final Outbox outbox;
    private final Caller caller;

    Establishments(Outbox outbox, Caller caller) {
        this.outbox = outbox;
        this.caller = caller;
    }

    public Optional<Establishment> find(String uai) {
        return EstablishmentRow.<EstablishmentRow>findByIdOptional(uai).map(EstablishmentRow::establishment);
    }

    /** @throws NotFound when it does not exist or is not one the caller may see */
    public Establishment visible(String uai) {
        return find(uai).filter(this::mayBeSeen).orElseThrow(Establishments::unknown);
    }

    /** @throws NotFound when it does not exist or is not the caller's own */
    public Establishment own(String uai) {
        return find(uai)
                .filter(establishment -> caller.values("uai").contains(uai))
                .orElseThrow(Establishments::unknown);
    }

    private boolean mayBeSeen(Establishment establishment) {
        return caller.has("administrator")
                || caller.values("uai").contains(establishment.uai())
                || officeOf(establishment.academy());
    }

    /** Whether the caller is the exam office of this academy. */
    public boolean officeOf(String academy) {
        return caller.has("exam-office") && caller.values("academies").contains(academy);
    }

    List<Establishment> list(Set<String> academies, Set<String> uais, String after, int limit) {
        return EstablishmentRow.<EstablishmentRow>find(
                        "(academy in ?1 or uai in ?2) and uai > ?3 order by uai", academies, uais, after)
                .range(0, limit)
                .stream()
                .map(EstablishmentRow::establishment)
                .toList();
    }

    /** Keeps it and tells the others; returns it with its new version. */
    Establishment save(Establishment establishment) {
        EstablishmentRow row = EstablishmentRow.findById(establishment.uai());
        if (row == null) {
            row = new EstablishmentRow();
            row.take(establishment);
            row.persistAndFlush();
        } else {
            row.take(establishment);
            EstablishmentRow.flush();
        }
        var settings = establishment.settings();
        outbox.append(
                "account.EstablishmentChanged.v1",
                establishment.uai(),
                new EstablishmentChanged(
                        establishment.uai(),
                        establishment.name(),
                        establishment.type(),
                        establishment.academy(),
                        settings.finishesRegistrations(),
                        settings.uploads(),
                        settings.specialties()));
        return row.establishment();
    }

    private static NotFound unknown() {
        return new NotFound("Cet établissement n’existe pas ou n’est pas le vôtre.");
    }
}
