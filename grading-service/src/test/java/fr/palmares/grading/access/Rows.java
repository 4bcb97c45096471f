package fr.palmares.grading.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** One row of everything, of académie 17, for the access table to be refused or shown. */
@ApplicationScoped
public class Rows {

    static final UUID FILE = UUID.fromString("0acc0000-0000-7000-8000-000000000001");
    static final UUID PERSON = UUID.fromString("0acc0000-0000-7000-8000-000000000002");
    static final UUID SITTING = UUID.fromString("0acc0000-0000-7000-8000-000000000003");
    static final UUID LOT = UUID.fromString("0acc0000-0000-7000-8000-000000000004");
    static final UUID JURY = UUID.fromString("0acc0000-0000-7000-8000-000000000005");
    static final UUID DELIBERATION = UUID.fromString("0acc0000-0000-7000-8000-000000000006");
    static final UUID PUBLICATION = UUID.fromString("0acc0000-0000-7000-8000-000000000007");
    static final UUID NOTICE = UUID.fromString("0acc0000-0000-7000-8000-000000000008");
    static final UUID CLAIM = UUID.fromString("0acc0000-0000-7000-8000-000000000009");

    private final EntityManager database;

    Rows(EntityManager database) {
        this.database = database;
    }

    /** An address of the contract, with the rows in place of its parameters. */
    static String path(String template) {
        var id = template.startsWith("/v1/sittings")
                ? SITTING
                : template.startsWith("/v1/script-lots")
                        ? LOT
                        : template.startsWith("/v1/juries")
                                ? JURY
                                : template.startsWith("/v1/deliberations")
                                        ? DELIBERATION
                                        : template.startsWith("/v1/publications")
                                                ? PUBLICATION
                                                : template.startsWith("/v1/notices")
                                                        ? NOTICE
                                                        : template.contains("/claims/") ? CLAIM : PERSON;
        return template.replace("{registrationId}", FILE.toString())
                .replace("/v1/centres/{id}", "/v1/centres/ACCCENTRE")
                .replace("{id}", id.toString())
                .replace("{unit}", "U1")
                .replace("{number}", "ACCSCRIP")
                .replace("{signature}", "none")
                .replace("{code}", "ACCC-ACCC-ACCC-ACCC");
    }

    void lieThere() {
        QuarkusTransaction.requiringNew().run(() -> {
            put("specialty (exam_session, id, acronym, title, verified, lead_academy, units, told_at)"
                    + " VALUES (2026, 'ACC-2026', 'ACC', 'Accès', true, '17', '[{\"unit\":\"U1\",\"title\":\"U\","
                    + "\"coefficient\":\"1\",\"optional\":false,\"domain\":\"GENERAL\"}]', now())");
            put("exam_file (registration_id, person_id, exam_session, academy, uai, specialty, category, form,"
                    + " registration_version, state, candidate_number, units, optional_units, press,"
                    + " local_authorities, told_at) VALUES ('" + FILE + "', '" + PERSON + "', 2026, '17', '0440001M',"
                    + " 'ACC-2026', 'SCHOOL', 'GLOBAL', 1, 'VALIDATED', 'ACC1', '[]', '[]', false, false, now())");
            put("centre (id, academy, name, address, version) VALUES ('ACCCENTRE', '17', 'L', 'A', 1)");
            put("room (centre, name, capacity) VALUES ('ACCCENTRE', 'A', 1)");
            put("sitting (id, exam_session, academy, specialty, unit, starts_at, ends_at, centre, room, capacity)"
                    + " VALUES ('" + SITTING + "', 2026, '17', 'ACC-2026', 'U1', now(), now() + interval '4 hours',"
                    + " 'ACCCENTRE', 'A', 1)");
            put("seat (registration_id, unit, sitting_id) VALUES ('" + FILE + "', 'U1', '" + SITTING + "')");
            put("script_lot (id, exam_session, academy, specialty, unit, examiner, state, created_at) VALUES ('" + LOT
                    + "', 2026, '17', 'ACC-2026', 'U1', 'acc-examiner', 'OPEN', now())");
            put("script (number, registration_id, unit, lot_id) VALUES ('ACCSCRIP', '" + FILE + "', 'U1', '" + LOT
                    + "')");
            put("school_report (registration_id, reference, opinion, given_by, given_at) VALUES ('" + FILE
                    + "', 'LSL', 'NONE', 'x', now())");
            put("jury (id, exam_session, academy, specialty, appointment, members, appointed_at, appointed_by) VALUES"
                    + " ('" + JURY + "', 2026, '17', 'ACC-2026', '{\"reference\":\"R\",\"date\":\"2026-05-04\"}',"
                    + " '[{\"name\":\"P\",\"seat\":\"PRESIDENT_IA_IPR\"}]', now(), 'x')");
            put("deliberation (id, exam_session, academy, specialty, round, jury_id, state, opened_at, opened_by,"
                    + " minutes) VALUES ('" + DELIBERATION + "', 2026, '17', 'ACC-2026', 'FIRST', '" + JURY
                    + "', 'CLOSED', now(), 'x', '{}')");
            put("publication (id, exam_session, academy, specialty, round, state, results) VALUES ('" + PUBLICATION
                    + "', 2026, '17', 'ACC-2026', 'FIRST', 'PREPARED', 0)");
            put("notice (id, exam_session, specialty, kind, title, text, version, published_by, published_at) VALUES"
                    + " ('" + NOTICE + "', 2026, 'ACC-2026', 'CIRCULAR', 'T', 'T', 1, 'x', now())");
            put("claim (id, registration_id, kind, units, filed_at, state) VALUES ('" + CLAIM + "', '" + FILE
                    + "', 'APPEAL', '[]', now(), 'FILED')");
        });
    }

    private void put(String row) {
        database.createNativeQuery("INSERT INTO " + row + " ON CONFLICT DO NOTHING")
                .executeUpdate();
    }
}
