package fr.palmares.registration.accommodation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests as the tests of this package speak of them. */
final class Requests {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant DEADLINE = Instant.parse("2025-11-19T23:00:00Z"); // 24 h in Paris
    static final Instant BEFORE = DEADLINE.minusMillis(1);
    static final UUID PERSON = UUID.fromString("0190a1b2-0000-7000-8000-000000000001");
    static final Arrangement THIRD = Arrangement.longer(null, ExtraTime.THIRD);
    static final Arrangement HALF = Arrangement.longer(null, new ExtraTime(1, 2));
    static final Arrangement COMPUTER = Arrangement.everywhere(ArrangementKind.COMPUTER);
    static final Confidential REASONS = new Confidential("Le plan ne le prévoit pas.");
    static final String OFFICE = "bureau";
    static final String DOCTOR = "médecin";

    private Requests() {}

    static FiledRegistration registration() {
        return new FiledRegistration(
                applicant(2026, "0440001M"),
                true,
                false,
                true,
                Set.of("U1", "U2", "U41", "UF-EE"),
                Optional.of(new FilingDeadline(DEADLINE, PARIS)));
    }

    static Applicant applicant(int examSession, @Nullable String uai) {
        return new Applicant(new UUID(1, examSession), PERSON, examSession, "17", uai, "MCO-2024");
    }

    static FiledRegistration independent() {
        return with(registration(), applicant(2026, null));
    }

    static FiledRegistration repeating() {
        var it = registration();
        return new FiledRegistration(it.applicant(), true, true, true, it.units(), it.deadline());
    }

    static FiledRegistration givenUp() {
        var it = registration();
        return new FiledRegistration(it.applicant(), false, true, true, it.units(), it.deadline());
    }

    static FiledRegistration withoutHandicap() {
        var it = registration();
        return new FiledRegistration(it.applicant(), true, true, false, it.units(), it.deadline());
    }

    static FiledRegistration with(FiledRegistration it, Applicant applicant) {
        return new FiledRegistration(
                applicant, it.alive(), it.repeating(), it.handicapDeclared(), it.units(), it.deadline());
    }

    static FiledRegistration closing(FilingDeadline deadline) {
        var it = registration();
        return new FiledRegistration(it.applicant(), true, true, true, it.units(), Optional.of(deadline));
    }

    static Request.Wish full(Arrangement... asked) {
        return new Request.Wish(
                new Procedure.Full(), new Arrangements(List.of(asked)), Optional.empty(), Optional.empty());
    }

    static Request.Wish simple(Arrangement... asked) {
        return new Request.Wish(
                new Procedure.Simplified(Plan.PAP), Arrangements.of(asked), Optional.empty(), Optional.empty());
    }

    static Request.Wish arisen(LocalDate day, Request.Wish wish) {
        return new Request.Wish(wish.procedure(), wish.asked(), wish.situation(), Optional.of(day));
    }

    static Accommodation.Requested requested(Request.Wish wish) {
        return (Accommodation.Requested)
                Filing.request(UUID.randomUUID(), registration(), wish, BEFORE).next();
    }

    static Opinion opinion(Arrangement... proposed) {
        return new Opinion(
                Arrangements.of(proposed),
                new Confidential("Avis favorable."),
                Optional.of(new Confidential("Situation exceptionnelle.")),
                Optional.empty(),
                DOCTOR,
                DEADLINE);
    }

    static Accommodation.OpinionGiven advised(Request.Wish wish, Arrangement... proposed) {
        return (Accommodation.OpinionGiven)
                requested(wish).giveOpinion(opinion(proposed), registration()).next();
    }

    static Accommodation.Answer answer(Arrangement... granted) {
        return new Accommodation.Answer(Arrangements.of(granted), Optional.of(REASONS), OFFICE, DEADLINE);
    }

    static FormerDecision former(int examSession, Arrangement... granted) {
        var request = new Request(
                UUID.randomUUID(), applicant(examSession, "0440001M"), simple(THIRD, COMPUTER), Optional.empty());
        var verdict = Verdict.of(Arrangements.of(THIRD, COMPUTER), Arrangements.of(granted), Optional.of(REASONS));
        return new FormerDecision(request, new Decision(1, verdict, false, OFFICE, DEADLINE.minusSeconds(31_000_000)));
    }
}
