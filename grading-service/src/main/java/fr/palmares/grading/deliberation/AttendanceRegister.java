package fr.palmares.grading.deliberation;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What the centres recorded on the day: by candidate and unit, whether they came. */
public interface AttendanceRegister {

    Map<UUID, Map<String, Boolean>> cameByUnit(Collection<UUID> registrations);
}
