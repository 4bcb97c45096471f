package fr.palmares.registration.importing;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.enrolment.domain.State;
import fr.palmares.registration.importing.domain.Pupil;
import fr.palmares.registration.importing.domain.Recognition.Existing;
import fr.palmares.registration.importing.domain.Recognition.Known;
import fr.palmares.registration.people.Person;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whoever the pupils of one batch may be, read once for the batch and kept up as its lines take effect. */
class KnownCandidates {

    private final Map<UUID, Known> people = new LinkedHashMap<>();
    private final Map<UUID, Existing> registrations = new LinkedHashMap<>();
    private final Map<String, Set<UUID>> byIne = new LinkedHashMap<>();
    private final Map<String, Set<UUID>> byIdentity = new LinkedHashMap<>();
    private final Map<UUID, List<UUID>> registrationsOfPerson = new LinkedHashMap<>();

    KnownCandidates(EntityManager database, ImportJob job, List<Pupil> pupils) {
        if (pupils.isEmpty()) {
            return;
        }
        var ines = pupils.stream().map(Pupil::ine).filter(Objects::nonNull).collect(Collectors.toSet());
        var identities = pupils.stream()
                .map(pupil -> Person.identityKey(pupil.familyName(), pupil.birthDate(), pupil.birthplace()))
                .collect(Collectors.toSet());
        Person.<Person>list("ine in ?1 or identityKey in ?2", ines, identities).forEach(person -> add(known(person)));
        if (people.isEmpty()) {
            return;
        }
        List<?> rows = database.createNativeQuery("""
                        SELECT r.id, r.person_id, r.specialty, r.uai, r.state, r.category,
                               (SELECT min(l.line) FROM import_line l
                                 WHERE l.import_id = :job AND l.registration_id = r.id) AS line
                          FROM registration r
                         WHERE r.person_id IN (:people) AND r.exam_session = :session
                           AND r.state NOT IN ('REJECTED', 'CANCELLED')
                        """, Tuple.class)
                .setParameter("job", job.id)
                .setParameter("people", people.keySet())
                .setParameter("session", job.examSession)
                .getResultList();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> add(new Existing(
                        row.get("id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("specialty", String.class),
                        row.get("uai", String.class),
                        State.valueOf(row.get("state", String.class)),
                        Category.valueOf(row.get("category", String.class)),
                        row.get("line", Integer.class))));
    }

    Collection<Known> like(Pupil pupil, String identityKey) {
        var ids = new java.util.LinkedHashSet<>(byIdentity.getOrDefault(identityKey, Set.of()));
        if (pupil.ine() != null) {
            ids.addAll(byIne.getOrDefault(pupil.ine(), Set.of()));
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
                .computeIfAbsent(person.identityKey(), _ -> new java.util.LinkedHashSet<>())
                .add(person.personId());
        if (person.ine() != null) {
            byIne.computeIfAbsent(person.ine(), _ -> new java.util.LinkedHashSet<>())
                    .add(person.personId());
        }
    }

    private void add(Existing registration) {
        registrations.put(registration.registrationId(), registration);
        registrationsOfPerson
                .computeIfAbsent(registration.personId(), _ -> new ArrayList<>())
                .add(registration.registrationId());
    }

    private static Known known(Person person) {
        return new Known(
                person.id,
                person.ine,
                person.familyName,
                person.usageName,
                person.givenNames,
                person.birthDate,
                person.birthplace,
                person.identityKey);
    }
}
