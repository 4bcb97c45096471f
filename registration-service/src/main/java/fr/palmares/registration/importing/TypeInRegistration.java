package fr.palmares.registration.importing;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.Scope;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.enrolment.MadeOnce;
import fr.palmares.registration.enrolment.confirmation.OnBehalf;
import fr.palmares.registration.enrolment.creation.ImportedRegistrations;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.importing.ImportBatch.Described;
import fr.palmares.registration.importing.domain.PupilReader;
import fr.palmares.registration.importing.domain.Recognition;
import fr.palmares.registration.importing.domain.Recognition.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** An establishment registers a pupil who is in no file; the pupil is recognised as in an import. */
@ApplicationScoped
class TypeInRegistration {

    private final EntityManager database;
    private final Scope scope;
    private final Schools schools;
    private final ExamSessions examSessions;
    private final ImportedRegistrations registrations;
    private final OnBehalf onBehalf;
    private final Clock clock;

    TypeInRegistration(
            EntityManager database,
            Scope scope,
            Schools schools,
            ExamSessions examSessions,
            ImportedRegistrations registrations,
            OnBehalf onBehalf,
            Clock clock) {
        this.database = database;
        this.scope = scope;
        this.schools = schools;
        this.examSessions = examSessions;
        this.registrations = registrations;
        this.onBehalf = onBehalf;
        this.clock = clock;
    }

    /** @throws AlreadyThere 409 when the candidate is registered for the same already */
    @Transactional
    MadeOnce handle(TypedIn typed) {
        var academy = schools.academy(typed.uai(), "/uai");
        if (!scope.establishment(typed.uai())) {
            throw new NotFound("Cet établissement n’existe pas ou ne vous est pas accessible.");
        }
        possible(typed);
        schools.requireOpen(typed.examSession(), academy, "/examSession");
        ImportBatch.alone(database, typed.uai());

        var described = new Described(typed.pupil());
        var session = database.unwrap(Session.class);
        var entry = session.doReturningWork(connection -> {
            var known = new KnownCandidates(connection, typed.examSession(), null, List.of(described));
            var people = known.like(described);
            var effects = new BatchEffects(academy, typed.uai(), clock.instant());
            var made = make(
                    typed,
                    Recognition.of(
                            typed.uai(),
                            described.pupil(),
                            described.identityKey(),
                            people,
                            known.registrationsOf(people)),
                    described,
                    effects);
            effects.write(connection, registrations);
            return made;
        });
        registrations.suspect(entry.id());
        return onBehalf.complete(entry.id(), typed.choices());
    }

    private static Entry make(TypedIn typed, Outcome outcome, Described described, BatchEffects effects) {
        return switch (outcome) {
            case Outcome.Create(var knownAs, boolean doubtful) ->
                effects.create(described, knownAs, typed.examSession(), doubtful);
            case Outcome.Correct(var _, var registrationId) -> throw alreadyThere(registrationId, Optional.empty());
            case Outcome.Unchanged(var registrationId, var _) -> throw alreadyThere(registrationId, Optional.empty());
            case Outcome.Reject(var _, var _, var why) -> throw alreadyThere(null, Optional.of(why));
        };
    }

    private void possible(TypedIn typed) {
        if (typed.category().onlyIndependent()) {
            throw InvalidInput.unprocessable(
                    "/category", "Avec cette catégorie, le candidat s’inscrit lui-même, à titre individuel.");
        }
        if (!PupilReader.likelyAge(typed.person().birthDate(), typed.examSession())) {
            throw InvalidInput.unprocessable("/person/birthDate", "Cette date de naissance n’est pas vraisemblable.");
        }
        if (examSessions.grid(typed.examSession(), typed.specialty()).isEmpty()) {
            throw InvalidInput.unprocessable(
                    "/specialty", "La spécialité « " + typed.specialty() + " » n’est pas examinée à cette session.");
        }
    }

    private static AlreadyThere alreadyThere(@Nullable UUID registrationId, Optional<String> why) {
        var problem = Problem.of(
                409,
                "/problems/already-registered",
                "Inscription déjà existante",
                why.orElse(
                        "Ce candidat est déjà inscrit dans cette spécialité ; complétez ou corrigez son inscription."));
        return new AlreadyThere(
                registrationId == null ? problem : problem.with("registrationId", registrationId.toString()));
    }
}
