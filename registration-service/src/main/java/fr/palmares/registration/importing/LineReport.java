package fr.palmares.registration.importing;

import fr.palmares.registration.bulk.CopyRows;
import fr.palmares.registration.importing.domain.PupilReader.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of each line of a batch, and how many of each. */
class LineReport {

    enum LineOutcome {
        CREATED,
        CORRECTED,
        UNCHANGED,
        REJECTED,
        WARNED
    }

    private static final String DOUBTFUL = "Un candidat semblable est déjà inscrit ; le service des examens vérifiera"
            + " s’il s’agit de la même personne.";

    private final ImportJob job;
    private final CopyRows rows =
            new CopyRows("import_line", "import_id, line, position, outcome, registration_id, \"column\", value, why");

    LineReport(ImportJob job) {
        this.job = job;
    }

    void created(int line, UUID registrationId, boolean doubtful) {
        job.created++;
        rows.add(
                job.id,
                line,
                0,
                doubtful ? LineOutcome.WARNED : LineOutcome.CREATED,
                job.dryRun ? null : registrationId,
                null,
                null,
                doubtful ? DOUBTFUL : null);
    }

    void corrected(int line, UUID registrationId) {
        job.corrected++;
        rows.add(job.id, line, 0, LineOutcome.CORRECTED, registrationId, null, null, null);
    }

    void unchanged(int line, UUID registrationId, Optional<String> remark) {
        job.unchanged++;
        rows.add(job.id, line, 0, LineOutcome.UNCHANGED, registrationId, null, null, remark.orElse(null));
    }

    void unreadable(int line, String why) {
        job.rejected++;
        rows.add(job.id, line, 0, LineOutcome.REJECTED, null, null, null, why);
    }

    void rejected(List<Fault> faults) {
        job.rejected++;
        for (int i = 0; i < faults.size(); i++) {
            var fault = faults.get(i);
            rows.add(
                    job.id,
                    fault.line(),
                    i,
                    LineOutcome.REJECTED,
                    null,
                    fault.column().header(),
                    fault.value(),
                    fault.why());
        }
    }

    void write(Connection connection) throws SQLException {
        rows.write(connection);
    }
}
