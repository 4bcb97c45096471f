package fr.palmares.documents.file.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.file.domain.PieceState.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** Files of one candidate of Nantes, in the words of the exam. */
final class CandidateFiles {

    static final Owner OWNER = new Owner(new UUID(0, 2), new UUID(0, 1), "17", "0440001M");
    static final Instant FIRST = Instant.parse("2025-11-19T23:00:00Z");
    static final Instant LATER = Instant.parse("2025-12-12T23:00:00Z");
    static final Instant NOW = Instant.parse("2025-11-10T09:00:00Z");

    private CandidateFiles() {}

    static void assertRefused(CandidateFile file, String code, Instant at, Class<? extends Refusal> reason) {
        assertThatThrownBy(() -> file.mayReceive(code, at))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isInstanceOf(reason));
    }

    static CandidateFile file(String... codes) {
        var checklist = new ArrayList<Piece>();
        for (var code : codes) {
            checklist.add(mandatory(code, code.equals("R408") ? LATER : FIRST));
        }
        return CandidateFile.open(OWNER, 1, Optional.of(FIRST), checklist, NOW).next();
    }

    static CandidateFile provided(CandidateFile file, String... codes) {
        for (var code : codes) {
            file = file.provide(code, version(1)).next();
        }
        return file;
    }

    static CandidateFile accepted(CandidateFile file, String code) {
        return file.review(code, new Review.Accept(), "agent", NOW).next();
    }

    static Version version(int number) {
        return new Version(number, "sha-" + number, NOW);
    }

    static Piece mandatory(String code, Instant deadline) {
        return new Piece(code, code, Optional.of(deadline), true, Optional.empty(), Optional.empty(), "Parce que.");
    }

    static Piece alternative(String code) {
        return alternative("CONTRAT_APPRENTISSAGE", code);
    }

    static Piece alternative(String of, String code) {
        return new Piece(code, code, Optional.of(FIRST), false, Optional.empty(), Optional.of(of), "Parce que.");
    }
}
