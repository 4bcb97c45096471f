package fr.palmares.grading.organisation;

import fr.palmares.grading.deliberation.AttendanceRegister;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells the deliberation who came to which unit. */
@ApplicationScoped
class RecordedAttendance implements AttendanceRegister {

    @Override
    public Map<UUID, Map<String, Boolean>> cameByUnit(Collection<UUID> registrations) {
        var lines = Attendance.<Attendance>list("registrationId in ?1", registrations);
        if (lines.isEmpty()) {
            return Map.of();
        }
        var units =
                Sitting.<Sitting>list(
                                "id in ?1",
                                lines.stream()
                                        .map(line -> line.sittingId)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(sitting -> sitting.id, Function.identity()));
        Map<UUID, Map<String, Boolean>> came = new HashMap<>();
        lines.forEach(line -> came.computeIfAbsent(line.registrationId, nobody -> new HashMap<>())
                .put(units.get(line.sittingId).unit, line.status != Attendance.Status.ABSENT));
        return came;
    }
}
