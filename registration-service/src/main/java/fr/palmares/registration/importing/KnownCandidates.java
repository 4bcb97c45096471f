package fr.palmares.registration.importing;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.enrolment.domain.State;
import fr.palmares.registration.importing.ImportBatch.Described;
import fr.palmares.registration.importing.domain.Pupil;
import fr.palmares.registration.importing.domain.Recognition.Existing;
import fr.palmares.registration.importing.domain.Recognition.Known;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever the pupils of one batch may be, read once for the batch and kept up as its lines take effect. */
class KnownCandidates {

    private static final String PEOPLE = """
            SELECT id, ine, family_name, usage_name, given_names, birth_date, birthplace, identity_key
              FROM person WHERE ine = ANY (?)
            UNION
            SELECT id, ine, family_name, usage_name, given_names, birth_date, birthplace, identity_key
              FROM person WHERE identity_key = ANY (?)
            """;

    private static final String REGISTRATIONS = """
            SELECT r.id, r.person_id, r.specialty, r.uai, r.state, r.category,
                   (SELECT min(l.line) FROM import_line l WHERE l.import_id = ? AND l.registration_id = r.id) AS line
              FROM registration r
             WHERE r.person_id = ANY (?) AND r.exam_session = ?
               AND r.state NOT IN ('REJECTED', 'CANCELLED')
            """;

    private final Map<UUID, Known> people = new LinkedHashMap<>();
    private final Map<UUID, Existing> registrations = new LinkedHashMap<>();
    private final Map<String, Set<UUID>> byIne = new LinkedHashMap<>();
    private final Map<String, Set<UUID>> byIdentity = new LinkedHashMap<>();
    private final Map<UUID, List<UUID>> registrationsOfPerson = new LinkedHashMap<>();

    /** @param importId the file whose earlier lines count as seen; none for a pupil typed in */
    KnownCandidates(Connection connection, int examSession, @Nullable UUID importId, List<Described> pupils)
            throws SQLException {
        if (pupils.isEmpty()) {
            return;
        }
        readPeople(connection, pupils);
        if (!people.isEmpty()) {
            readRegistrations(connection, examSession, importId);
        }
    }

    private void readPeople(Connection connection, List<Described> pupils) throws SQLException {
        var ines = pupils.stream()
                .map(described -> described.pupil().ine())
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        var identities = pupils.stream().map(Described::identityKey).distinct().toArray();
        try (var select = connection.prepareStatement(PEOPLE)) {
            select.setArray(1, connection.createArrayOf("text", ines));
            select.setArray(2, connection.createArrayOf("text", identities));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    add(new Known(
                            rows.getObject("id", UUID.class),
                            rows.getString("ine"),
                            rows.getString("family_name"),
                            rows.getString("usage_name"),
                            rows.getString("given_names"),
                            rows.getObject("birth_date", LocalDate.class),
                            rows.getString("birthplace"),
                            rows.getString("identity_key")));
                }
            }
        }
    }

    private void readRegistrations(Connection connection, int examSession, @Nullable UUID importId)
            throws SQLException {
        try (var select = connection.prepareStatement(REGISTRATIONS)) {
            select.setObject(1, importId);
            select.setArray(2, connection.createArrayOf("uuid", people.keySet().toArray()));
            select.setInt(3, examSession);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    add(new Existing(
                            rows.getObject("id", UUID.class),
                            rows.getObject("person_id", UUID.class),
                            rows.getString("specialty"),
                            rows.getString("uai"),
                            State.valueOf(rows.getString("state")),
                            Category.valueOf(rows.getString("category")),
                            rows.getObject("line", Integer.class)));
                }
            }
        }
    }

    Collection<Known> like(Described described) {
        var ids = new LinkedHashSet<>(byIdentity.getOrDefault(described.identityKey(), Set.of()));
        var ine = described.pupil().ine();
        if (ine != null) {
            ids.addAll(byIne.getOrDefault(ine, Set.of()));
        }
        return ids.stream().map(people::get).toList();
    }

    Collection<Existing> registrationsOf(Collection<Known> known) {
        return known.stream()
                .flatMap(person -> registrationsOfPerson.getOrDefault(person.personId(), List.of()).stream())
                .map(registrations::get)
                .toList();
    }

    void add(Known person, Entry entry, int line) {
        add(person);
        add(new Existing(
                entry.id(),
                entry.personId(),
                entry.specialty(),
                entry.uai(),
                State.PRE_REGISTERED,
                entry.category(),
                line));
    }

    void correct(Known person, UUID registrationId, Pupil pupil) {
        add(person);
        registrations.computeIfPresent(
                registrationId,
                (id, was) -> new Existing(
                        id, was.personId(), was.specialty(), was.uai(), was.state(), pupil.category(), pupil.line()));
    }

    void seen(UUID registrationId, int line) {
        registrations.computeIfPresent(
                registrationId,
                (id, was) -> new Existing(
                        id, was.personId(), was.specialty(), was.uai(), was.state(), was.category(), line));
    }

    private void add(Known person) {
        people.put(person.personId(), person);
        byIdentity
                .computeIfAbsent(person.identityKey(), _ -> new LinkedHashSet<>())
                .add(person.personId());
        if (person.ine() != null) {
            byIne.computeIfAbsent(person.ine(), _ -> new LinkedHashSet<>()).add(person.personId());
        }
    }

    private void add(Existing registration) {
        registrations.put(registration.registrationId(), registration);
        registrationsOfPerson
                .computeIfAbsent(registration.personId(), _ -> new ArrayList<>())
                .add(registration.registrationId());
    }
}
