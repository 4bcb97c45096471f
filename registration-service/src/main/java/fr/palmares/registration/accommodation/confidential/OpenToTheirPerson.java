package fr.palmares.registration.accommodation.confidential;

import fr.palmares.registration.personaldata.Answering;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/** The right of access: what people may see of their accommodations, for the one transaction that answers them. */
@ApplicationScoped
class OpenToTheirPerson {

    private final HealthDatabase database;

    OpenToTheirPerson(HealthDatabase database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void open(@Observes Answering answering) {
        database.update("DELETE FROM accommodation.opened WHERE at < clock_timestamp() - interval '1 hour'");
        database.update(
                "INSERT INTO accommodation.opened (transaction) VALUES (CAST(? AS xid8))", answering.transaction());
    }
}
