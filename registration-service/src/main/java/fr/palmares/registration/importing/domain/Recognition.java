package fr.palmares.registration.importing.domain;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.State;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who a pupil is among the candidates already known, and what the line therefore does. The same person is
 * never registered twice for the same; a doubt makes a registration of its own, shown to the exam office.
 */
public final class Recognition {

    /** A candidate already known. */
    public record Known(
            UUID personId,
            @Nullable String ine,
            String familyName,
            @Nullable String usageName,
            String givenNames,
            LocalDate birthDate,
            String birthplace,
            String identityKey) {

        boolean describes(Pupil pupil) {
            return Objects.equals(ine, pupil.ine())
                    && familyName.equals(pupil.familyName())
                    && Objects.equals(usageName, pupil.usageName())
                    && givenNames.equals(pupil.givenNames())
                    && birthDate.equals(pupil.birthDate())
                    && birthplace.equals(pupil.birthplace());
        }
    }

    /** A live registration of this exam session. */
    public record Existing(
            UUID registrationId,
            UUID personId,
            String specialty,
            @Nullable String uai,
            State state,
            Category category,
            @Nullable Integer seenAtLine) {

        boolean unconfirmed() {
            return state == State.PRE_REGISTERED || state == State.REPEATING;
        }
    }

    /** What a line does. */
    public sealed interface Outcome {

        /** A new registration; of a known person, or of a new one; possibly a duplicate. */
        record Create(Optional<UUID> knownAs, boolean doubtful) implements Outcome {}

        /** The establishment corrects what it imported, until the candidate confirms. */
        record Correct(UUID personId, UUID registrationId) implements Outcome {}

        record Unchanged(UUID registrationId, Optional<String> remark) implements Outcome {}

        record Reject(Column column, String value, String why) implements Outcome {}
    }

    public static final String CONFIRMED_ALREADY =
            "L’inscription est déjà confirmée ; ses données ne se corrigent plus par import.";

    private final String uai;
    private final Pupil pupil;
    private final String identityKey;
    private final Collection<Known> people;
    private final Collection<Existing> registrations;

    private Recognition(
            String uai, Pupil pupil, String identityKey, Collection<Known> people, Collection<Existing> registrations) {
        this.uai = uai;
        this.pupil = pupil;
        this.identityKey = identityKey;
        this.people = people;
        this.registrations = registrations;
    }

    /**
     * @param people whoever shares the INE or the identity with the pupil
     * @param registrations live ones of these people for this exam session
     */
    public static Outcome of(
            String uai, Pupil pupil, String identityKey, Collection<Known> people, Collection<Existing> registrations) {
        return new Recognition(uai, pupil, identityKey, people, registrations).outcome();
    }

    private Outcome outcome() {
        return first(this::isSame)
                .map(this::samePerson)
                .orElseGet(() -> first(this::hasSameIne)
                        .map(this::sameIne)
                        .orElseGet(() -> new Outcome.Create(
                                Optional.empty(),
                                first(known -> known.identityKey().equals(identityKey))
                                        .flatMap(this::registrationOf)
                                        .isPresent())));
    }

    /** Same identity, and no INE that says otherwise. */
    private boolean isSame(Known known) {
        return known.identityKey().equals(identityKey)
                && (known.ine() == null || pupil.ine() == null || known.ine().equals(pupil.ine()));
    }

    private boolean hasSameIne(Known known) {
        return pupil.ine() != null && pupil.ine().equals(known.ine());
    }

    private Outcome samePerson(Known known) {
        var existing = registrationOf(known);
        return existing.isEmpty()
                ? new Outcome.Create(Optional.of(known.personId()), false)
                : again(known, existing.get());
    }

    private Outcome again(Known known, Existing existing) {
        if (!uai.equals(existing.uai())) {
            return new Outcome.Reject(
                    Column.NOM_FAMILLE,
                    pupil.familyName(),
                    "Ce candidat est déjà inscrit dans cette spécialité, "
                            + (existing.uai() == null
                                    ? "à titre individuel."
                                    : "par l’établissement " + existing.uai() + "."));
        }
        if (existing.seenAtLine() != null) {
            return new Outcome.Reject(
                    Column.NOM_FAMILLE,
                    pupil.familyName(),
                    "Ce candidat figure déjà à la ligne " + existing.seenAtLine() + " du fichier.");
        }
        if (known.describes(pupil) && existing.category() == pupil.category()) {
            return new Outcome.Unchanged(existing.registrationId(), Optional.empty());
        }
        return existing.unconfirmed()
                ? new Outcome.Correct(known.personId(), existing.registrationId())
                : new Outcome.Unchanged(existing.registrationId(), Optional.of(CONFIRMED_ALREADY));
    }

    /** The INE is the person's; whether the name is a correction or somebody else's number is not ours to guess. */
    private Outcome sameIne(Known known) {
        var existing = registrationOf(known);
        if (existing.isEmpty()) {
            return new Outcome.Create(Optional.of(known.personId()), false);
        }
        var registration = existing.get();
        return uai.equals(registration.uai()) && registration.unconfirmed() && registration.seenAtLine() == null
                ? new Outcome.Correct(known.personId(), registration.registrationId())
                : new Outcome.Create(Optional.empty(), true);
    }

    private Optional<Known> first(Predicate<Known> like) {
        return people.stream().filter(like).findFirst();
    }

    private Optional<Existing> registrationOf(Known known) {
        return registrations.stream()
                .filter(existing -> existing.personId().equals(known.personId()))
                .filter(existing -> existing.specialty().equals(pupil.specialty()))
                .findFirst();
    }
}
