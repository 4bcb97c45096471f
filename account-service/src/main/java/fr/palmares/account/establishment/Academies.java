package fr.palmares.account.establishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The académies of the ministry's nomenclature (nomenclatures § 1). */
@ApplicationScoped
public class Academies {

    private final Session database;

    Academies(Session database) {
        this.database = database;
    }

    @Transactional
    public Set<String> codes() {
        return database.createNativeQuery("SELECT code FROM academy", String.class)
                .getResultStream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
