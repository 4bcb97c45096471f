package fr.palmares.grading.personaldata;

import fr.palmares.platform.personaldata.KeptData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person may read of an exam: the file, the summons, what was decided and published. Marks, scripts and
 * proposals of a jury are told through the published decision alone, so that nothing of a result leaves before its time
 * (DOMAIN G-13); every table is named here, told or not.
 */
@ApplicationScoped
class PersonalData implements KeptData {

    private static final String REGISTRATIONS = "SELECT registration_id FROM exam_file WHERE person_id = ?1";

    /** Told, by a question of their own. */
    static final Map<String, String> TOLD = told();

    /** Not told, and why. */
    static final Map<String, String> UNTOLD = Map.ofEntries(
            Map.entry("personal_data_part", "the answer itself"),
            Map.entry("seat", "a plan until the summons is issued, which is told"),
            Map.entry("mark", "told by the published decision"),
            Map.entry("mark_change", "deliberations are secret; the published decision explains itself"),
            Map.entry("proposal", "deliberations are secret"),
            Map.entry("decision", "told once published"),
            Map.entry("published_result", "told by readable_result, once published"),
            Map.entry("raised_mark", "deliberations are secret"),
            Map.entry("reading_change", "only when replicas last forgot a page"),
            Map.entry("script", "scripts stay anonymous; they are consulted at the exam office"),
            Map.entry("school_report", "the establishment's, consulted there"));

    private static Map<String, String> told() {
        var told = new LinkedHashMap<String, String>();
        told.put("person", "SELECT * FROM person WHERE person_id = ?1");
        told.put("exam_file", "SELECT * FROM exam_file WHERE person_id = ?1");
        for (var table : new String[] {
            "withdrawn_unit",
            "granted_arrangements",
            "summons",
            "attendance",
            "catch_up_choice",
            "results_code",
            "claim"
        }) {
            told.put(table, "SELECT * FROM " + table + " WHERE registration_id IN (" + REGISTRATIONS + ")");
        }
        told.put(
                "readable_result",
                "SELECT * FROM readable_result WHERE published_at <= now() AND registration_id IN (" + REGISTRATIONS
                        + ")");
        return told;
    }

    @Override
    public Map<String, String> questions() {
        return TOLD;
    }
}
