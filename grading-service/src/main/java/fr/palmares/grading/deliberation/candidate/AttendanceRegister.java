package fr.palmares.grading.deliberation.candidate;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What the centres recorded on the day: by candidate and unit, whether they came. */
public interface AttendanceRegister {

    /** {@link #NOT_RECORDED}: the list of that sitting was kept, the candidate is not on it. */
    enum Came {
        PRESENT,
        ABSENT,
        NOT_RECORDED
    }

    Map<UUID, Map<String, Came>> cameByUnit(Collection<UUID> registrations);
}
