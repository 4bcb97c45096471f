package fr.palmares.grading.organisation.attendance;

import fr.palmares.grading.bulk.Ids;
import fr.palmares.grading.deliberation.candidate.AttendanceRegister;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Tells the deliberation who came to which unit, as far as the centres kept their lists. */
@ApplicationScoped
class RecordedAttendance implements AttendanceRegister {

    /** A seat in a sitting of which the centre recorded anybody: whoever is not on its list was forgotten. */
    private static final String LINES = """
            SELECT s.registration_id, s.unit, a.status
            FROM seat s LEFT JOIN attendance a
              ON a.sitting_id = s.sitting_id AND a.registration_id = s.registration_id
            WHERE s.registration_id = ANY (CAST(:ids AS uuid[]))
              AND EXISTS (SELECT 1 FROM attendance kept WHERE kept.sitting_id = s.sitting_id)
            """;

    private final StatelessSession database;

    RecordedAttendance(StatelessSession database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Map<String, Came>> cameByUnit(Collection<UUID> registrations) {
        Map<UUID, Map<String, Came>> came = new HashMap<>();
        database.createNativeQuery(LINES, Object[].class)
                .setParameter("ids", Ids.array(registrations))
                .getResultList()
                .forEach(row -> came.computeIfAbsent((UUID) row[0], nobody -> new HashMap<>())
                        .put((String) row[1], came((String) row[2])));
        return came;
    }

    private static Came came(@Nullable String status) {
        if (status == null) {
            return Came.NOT_RECORDED;
        }
        return switch (Attendance.Status.valueOf(status)) {
            case PRESENT, LATE -> Came.PRESENT;
            case ABSENT -> Came.ABSENT;
        };
    }
}
