package fr.palmares.notification.staff;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Desks do not keep their messages for ever. */
@ApplicationScoped
class StaffHousekeeping {

    private final StaffMessages messages;

    StaffHousekeeping(StaffMessages messages) {
        this.messages = messages;
    }

    @Scheduled(every = "6h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        messages.forget();
    }
}
